// The few messages of the X protocol that tell when a window comes up (X11R7.7, "X Window System Protocol", chapters 8, 9, 11
// and appendix B). Little-endian throughout.

const COOKIE_NAME = 'MIT-MAGIC-COOKIE-1';
const CHANGE_WINDOW_ATTRIBUTES = 2;
const EVENT_MASK = 0x800;
const SUBSTRUCTURE_NOTIFY = 0x80000;
const CREATED = 16;
const MAPPED = 19;
const CONFIGURED = 22;
/** Events and errors have one size. */
const EVENT_SIZE = 32;

/** The first message on a connection. */
export function setupRequest(cookie) {
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(COOKIE_NAME.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(Buffer.from(COOKIE_NAME)), padded(cookie)]);
}

/** Whether the server's answer has arrived: 8 bytes, and as many words as they say. */
export function isWholeSetup(bytes) {
  return bytes.length >= 8 && bytes.length >= 8 + bytes.readUInt16LE(6) * 4;
}

/** What the server answers; only the id of the first screen's root window matters. */
export function parseSetup(answer) {
  if (answer[0] !== 1)
    throw new Error(`The X server refused: ${answer.toString('latin1', 8, 8 + answer[1])}`);
  const vendorLength = answer.readUInt16LE(24);
  const formats = answer[29];
  return { root: answer.readUInt32LE(40 + Math.ceil(vendorLength / 4) * 4 + formats * 8) };
}

/** Asks for events about the windows directly below this one. */
export function selectSubstructure(window) {
  const request = Buffer.alloc(16);
  request[0] = CHANGE_WINDOW_ATTRIBUTES;
  request.writeUInt16LE(4, 2);
  request.writeUInt32LE(window, 4);
  request.writeUInt32LE(EVENT_MASK, 8);
  request.writeUInt32LE(SUBSTRUCTURE_NOTIFY, 12);
  return request;
}

/**
 * The events in what was read: which window, its size where the event tells it, and whether it was mapped (and whether it is one
 * that bypasses the window manager, such as a menu).
 */
export function readEvents(bytes) {
  const count = Math.floor(bytes.length / EVENT_SIZE);
  const events = Array.from({ length: count }, (_, index) =>
    readEvent(bytes.subarray(index * EVENT_SIZE, (index + 1) * EVENT_SIZE)),
  );
  return { events, unread: bytes.subarray(count * EVENT_SIZE) };
}

function readEvent(bytes) {
  const type = bytes[0] & 0x7f;
  const event = { window: bytes.readUInt32LE(8), isMapped: type === MAPPED, isOverride: bytes[12] === 1 };
  if (type === CREATED) return { ...event, size: sizeAt(bytes, 16) };
  if (type === CONFIGURED) return { ...event, size: sizeAt(bytes, 20) };
  return event;
}

function sizeAt(bytes, offset) {
  return { width: bytes.readUInt16LE(offset), height: bytes.readUInt16LE(offset + 2) };
}

function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
