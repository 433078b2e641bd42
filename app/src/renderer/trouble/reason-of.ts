import type { SerializedError } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';

/** Why an extension has failed, for the end of a line: how often it crashed, or what the host says. */
export function reasonOf({ code, message, data }: SerializedError): string {
  if (code !== 'CRASH_LIMIT') return message;
  const { crashes, window } = (data ?? {}) as { readonly crashes?: unknown; readonly window?: unknown };
  if (typeof crashes !== 'number' || typeof window !== 'number') return message;
  const seconds = Math.round(window / 1000);
  const words = texts.trouble;
  return seconds % 60 === 0 ? words.crashed(crashes, seconds / 60) : words.crashedWithin(crashes, seconds);
}
