import { lstat, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExtensionHostError } from '../model/errors.js';
import type { RecordedProfile } from '../model/profile.js';

/** Recordings that are kept; a heap snapshot may take hundreds of megabytes. */
const kept = 10;
/** Bytes of a file that are read at a time. */
const chunk = 1024 * 1024;
const suffixes = { cpu: 'cpuprofile', heap: 'heapsnapshot' } as const;

/** Recorded profiles, each in a private directory of its own. They last until the next host starts. */
export class ProfileStore {
  private readonly profiles = new Map<string, RecordedProfile>();

  constructor(private readonly directory: string) {}

  /** Oldest first. */
  get list(): readonly RecordedProfile[] {
    return [...this.profiles.values()];
  }

  /** Removes what hosts before have left. Never fails. */
  async sweep(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true }).catch(() => undefined);
  }

  /** Absolute path for a new recording, in a new directory that only this person can reach. */
  async newFile(extensionId: string, kind: RecordedProfile['kind'], at: number): Promise<string> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const directory = await mkdtemp(join(this.directory, 'recording-'));
    const moment = new Date(at)
      .toISOString()
      .replace(/\.\d+Z$/, '')
      .replaceAll(/[:-]/g, '');
    return join(directory, `${extensionId.replaceAll(/[^\w.-]/g, '_')}-${moment}.${suffixes[kind]}`);
  }

  /** Whether a recording is whole, has failed, and why, or goes on. */
  async progressOf(file: string): Promise<'done' | 'underWay' | { readonly failure: string }> {
    if (await sizeOf(file)) return 'done';
    const failure = await readFile(`${file}.failed`, 'utf8').catch(() => undefined);
    return failure === undefined ? 'underWay' : { failure: failure.slice(0, 500) };
  }

  /** Ends a recording before its time; what there is of it is kept. */
  async stop(file: string): Promise<void> {
    await writeFile(`${file}.stop`, '', { mode: 0o600 });
  }

  /** Gives a recording up. Never fails. */
  async discard(file: string): Promise<void> {
    await rm(dirname(file), { recursive: true, force: true }).catch(() => undefined);
  }

  /** Takes a recording that is whole. */
  async keep(found: Pick<RecordedProfile, 'extensionId' | 'kind' | 'at' | 'file'>): Promise<RecordedProfile> {
    const profile = {
      profileId: basename(dirname(found.file)),
      ...found,
      size: (await sizeOf(found.file)) ?? 0,
    };
    this.profiles.set(profile.profileId, profile);
    for (const old of this.list.slice(0, -kept)) {
      this.profiles.delete(old.profileId);
      await this.discard(old.file);
    }
    return profile;
  }

  /**
   * Text of a recording from a byte on, about a megabyte of whole characters, and where the rest begins.
   *
   * @throws ExtensionHostError `PROFILE_NOT_FOUND`
   */
  async read(profileId: string, offset: number): Promise<{ readonly text: string; readonly next?: number }> {
    const profile = this.profiles.get(profileId);
    if (profile === undefined) throw notFound(profileId);
    const file = await open(profile.file, 'r').catch((cause: unknown) => {
      throw notFound(profileId, cause);
    });
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(chunk), 0, chunk, offset);
      const length = bytesRead < chunk ? bytesRead : wholeCharacters(buffer);
      const next = offset + length;
      const text = buffer.toString('utf8', 0, length);
      return next < profile.size && length > 0 ? { text, next } : { text };
    } finally {
      await file.close();
    }
  }
}

/** Bytes of a regular file; undefined where there is none. A link is none: it could lead anywhere. */
async function sizeOf(file: string): Promise<number | undefined> {
  const found = await lstat(file).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

/** How many of the bytes are whole characters: the last one may be cut off. */
function wholeCharacters(bytes: Buffer): number {
  let length = bytes.length;
  for (let back = 1; back <= 4; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (wanted > back) length = bytes.length - back;
    break;
  }
  return length;
}

function notFound(profileId: string, cause?: unknown): ExtensionHostError {
  return new ExtensionHostError('PROFILE_NOT_FOUND', `No recording ${profileId} is kept.`, { cause });
}
