export { type Compression, decompress } from './compression.js';
export { MalformedBody } from './malformed-body.js';
export { decodeMessagePack } from './message-pack.js';
export { PackedFrames } from './packed-frames.js';
