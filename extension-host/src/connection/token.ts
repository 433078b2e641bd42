import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for one launch: 32 random bytes as 64 hexadecimal digits. */
export function createToken(): string {
  return randomBytes(32).toString('hex');
}

/** Whether two tokens are equal, in a time that does not tell where they differ. */
export function isSameToken(given: string, expected: string): boolean {
  // Digests are of one length, which the comparison demands, whatever was given.
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
