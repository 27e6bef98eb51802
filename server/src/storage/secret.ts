import { createHash, timingSafeEqual } from 'node:crypto';

/** 192 bits: not to be guessed, whatever the rate. */
const SECRET_BYTES = 24;

type RandomBytes = (size: number) => Uint8Array;

/** A fresh secret in letters that need no escaping in an address or a cookie. */
export function newSecret(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url');
}

/** What is stored in place of a secret. Random secrets need no salt and no slow hash. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Compares in constant time; both are hashes of `hashOf`. */
export function sameHash(one: string, other: string): boolean {
  const left = Buffer.from(one, 'utf8');
  const right = Buffer.from(other, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}
