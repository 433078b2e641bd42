import { randomBytes } from 'node:crypto';

/** Begins the mark of every launch of this host. Hexadecimal digits, so that it can stand in a shell script. */
export const hostMark = randomBytes(8).toString('hex');

let launches = 0;

/** A value of `PLUGO_LAUNCH` that no other launch has, such as `93f1c2…-7`. */
export function newLaunchMark(): string {
  launches += 1;
  return `${hostMark}-${launches}`;
}
