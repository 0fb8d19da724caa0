import { randomBytes, scryptSync } from 'node:crypto';
import { opened, sealed } from '../../../src/index.ts';

/** Sealed with a key from `secret` and a salt of its own: `v1.salt.nonce.tag.text`, base64url. `owner` must be the same to open it. */
export function seal(text: string, secret: string, owner: string): string {
  const salt = randomBytes(16);
  return `${VERSION}.${salt.toString('base64url')}.${sealed(text, keyOf(secret, salt), owner)}`;
}

/** The text; throws when the secret or the owner is another one, or anything was changed. */
export function unseal(text: string, secret: string, owner: string): string {
  const [version, salt, ...parts] = text.split('.');
  if (version !== VERSION || !salt || parts.length !== 3)
    throw new Error('slack: an installation in the store is damaged');
  try {
    return opened(parts.join('.'), keyOf(secret, Buffer.from(salt, 'base64url')), owner);
  } catch (cause) {
    throw new Error('slack: an installation in the store cannot be opened; was DATELINE_SECRET changed?', {
      cause,
    });
  }
}

const VERSION = 'v1';

/** Deriving takes 50 ms, and every event needs the token: keys are kept. */
function keyOf(secret: string, salt: Buffer): Buffer {
  const name = `${secret} ${salt.toString('base64url')}`;
  const known = KEYS.get(name);
  if (known) return known;
  const key = scryptSync(secret, salt, 32);
  KEYS.set(name, key);
  return key;
}

const KEYS = new Map<string, Buffer>();
