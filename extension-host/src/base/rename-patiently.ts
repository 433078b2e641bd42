import { rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export interface PatienceOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds to go on trying; 30,000 when left out, for a virus scanner may hold a folder that long. */
  readonly patience?: number;
  /** Whether an error code may pass by itself. By default EBUSY, EPERM and EACCES on Windows, none elsewhere. */
  readonly passes?: (code: string | undefined) => boolean;
}

/** Renames, trying again while another program holds the file. Rejects with the last error of the system. */
export async function renamePatiently(
  from: string,
  to: string,
  options: PatienceOptions = {},
): Promise<void> {
  const { signal, patience = 30_000, passes = passesHere } = options;
  const end = performance.now() + patience;
  for (let delay = 10; ; delay = Math.min(delay * 2, 1_000)) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (!passes(code) || performance.now() + delay > end) throw error;
      await wait(delay, undefined, signal ? { signal } : {});
    }
  }
}

function passesHere(code: string | undefined): boolean {
  if (process.platform !== 'win32') return false;
  return code === 'EBUSY' || code === 'EPERM' || code === 'EACCES';
}
