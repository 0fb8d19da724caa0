import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** AES-256-GCM with a key from `secret` and a salt of its own: `v1.salt.nonce.tag.text`, base64url. `owner` must be the same to open it. */
export function seal(text: string, secret: string, owner: string): string {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, salt), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [
    VERSION,
    ...[salt, nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
  ].join('.');
}

/** The text; throws when the secret or the owner is another one, or anything was changed. */
export function unseal(sealed: string, secret: string, owner: string): string {
  const [version, ...parts] = sealed.split('.');
  const [salt, nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || !salt || !nonce || !text || tag?.length !== TAG_BYTES)
    throw new Error('slack: an installation in the store is damaged');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, salt), nonce)
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new Error('slack: an installation in the store cannot be opened; was DATELINE_SECRET changed?', {
      cause,
    });
  }
}

const VERSION = 'v1';
const TAG_BYTES = 16;

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
