import type { Packing } from '@plugo/sdk/protocol';
import type { Accepted } from '../handshake.js';
import type { MessageStreams } from '../message-streams.js';
import { wireLimits } from '../wire-limits.js';
import { Unpacker } from './unpacker.js';

/** From now on both directions of a connection are written as was agreed on. The answer to `initialize` was the last in plain JSON. */
export async function pack(
  { reader, writer }: MessageStreams,
  { packing, attachments }: Accepted,
): Promise<void> {
  if (!isPacked(packing)) return;
  const encodings = await import('@plugo/sdk/protocol/encodings');
  reader.acceptPacked(new Unpacker(encodings, packing));
  writer.sendPacked(new encodings.PackedFrames(packing, attachments, wireLimits.body));
}

/** Whether it is anything else than plain JSON. */
export function isPacked({ encoding, compression }: Packing): boolean {
  return encoding !== 'json' || compression !== 'none';
}
