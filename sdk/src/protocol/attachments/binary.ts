/** `instanceof` alone would miss those of another realm, such as a `vm` context. */
export function isBytes(value: object): value is Uint8Array {
  return value instanceof Uint8Array || nameOf(value) === 'Uint8Array';
}

/** Of any kind, also of those that cannot travel. */
export function isBinary(value: object): boolean {
  if (Object.getPrototypeOf(value) === Object.prototype) return false;
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}

export function nameOf(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
