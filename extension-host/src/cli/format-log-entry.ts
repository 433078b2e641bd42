import { stripVTControlCharacters } from 'node:util';
import type { LogEntry } from '../model/log-entry.js';

/** One line for a terminal. Escape codes that an extension sent are taken out, so that it cannot steer the terminal. */
export function formatLogEntry(entry: LogEntry): string {
  const time = new Date(entry.time).toISOString().slice(11, 23);
  const message = stripVTControlCharacters(entry.message).replace(/(?!\t)\p{Cc}/gu, '');
  return `${time} ${entry.level.padEnd(7)} ${entry.extensionId} ${entry.source}: ${message}\n`;
}
