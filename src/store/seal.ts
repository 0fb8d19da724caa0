import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM: `nonce.tag.text`, base64url. `owner` must be the same to open it, so that a row opens nothing in another's place. */
export function sealed(text: string, key: Buffer, owner: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [nonce, cipher.getAuthTag(), hidden].map((part) => part.toString('base64url')).join('.');
}

/** The text; throws when the key or the owner is another one, or anything was changed. */
export function opened(seal: string, key: Buffer, owner: string): string {
  const [nonce, tag, hidden, ...more] = seal.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!nonce || !hidden || tag?.length !== TAG_BYTES || more.length > 0) throw new Error('it is damaged');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner)).setAuthTag(tag);
  return decipher.update(hidden, undefined, 'utf8') + decipher.final('utf8');
}

const TAG_BYTES = 16;

/** The key of a secret that nobody can guess, such as a platform's token: what people think up takes scrypt. */
export function sealingKey(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', 'dateline', 32));
}
