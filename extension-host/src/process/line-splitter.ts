import { StringDecoder } from 'node:string_decoder';

/** Longest line kept, in UTF-16 units, the mark included. */
const maxLength = 8 * 1024;
const cutMark = '… (cut)';

/**
 * Turns the bytes of an output stream into lines. Characters may be split over chunks; lines may end in LF or CRLF. A line over
 * 8 KiB is told as soon as it is that long, with a mark, and the rest of it is dropped, so a flood without a newline needs no memory.
 */
export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private partial = '';
  /** The current line was cut and told; drop what follows up to its newline. */
  private dropping = false;

  constructor(private readonly onLine: (line: string) => void) {}

  /** @returns How many lines ended in the chunk. */
  push(chunk: Buffer): number {
    return this.split(this.decoder.write(chunk));
  }

  /** Tells what is left when the stream has ended without a newline. */
  end(): void {
    this.split(this.decoder.end());
    if (this.partial !== '') this.tell(this.partial);
    this.partial = '';
  }

  private split(text: string): number {
    let start = 0;
    let ended = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.append(text, start, end);
      if (!this.dropping) this.tell(this.partial);
      this.partial = '';
      this.dropping = false;
      start = end + 1;
      ended += 1;
    }
    this.append(text, start, text.length);
    return ended;
  }

  /** Adds a piece without a newline to the current line, never more than one line's worth of it. */
  private append(text: string, start: number, end: number): void {
    if (this.dropping || start === end) return;
    this.partial += text.slice(start, Math.min(end, start + maxLength + 2));
    if (this.partial.length <= maxLength + 1) return;
    this.tell(this.partial);
    this.partial = '';
    this.dropping = true;
  }

  private tell(line: string): void {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    this.onLine(text.length <= maxLength ? text : cut(text));
  }
}

function cut(line: string): string {
  const end = maxLength - cutMark.length;
  const last = line.charCodeAt(end - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return line.slice(0, splitsPair ? end - 1 : end) + cutMark;
}
