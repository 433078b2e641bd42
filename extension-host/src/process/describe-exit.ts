import { unreachableExitCode } from '@plugo/sdk/protocol';
import { shorten } from '../base/shorten.js';
import type { ExitInfo } from '../model/extension-state.js';

const signalMeanings: Readonly<Record<string, string>> = {
  SIGSEGV: 'it accessed memory it may not',
  SIGABRT: 'it aborted itself',
  SIGBUS: 'it accessed memory that is not there',
  SIGILL: 'it ran an instruction this processor does not know',
  SIGFPE: 'it computed something impossible',
  SIGKILL: 'it was killed, often because memory ran out',
};

/** How a process ended, as the rest of a sentence: `exited with code 1. Last line on stderr: "…".` */
export function describeExit(exit: ExitInfo): string {
  return withLastLine(describeEnd(exit), exit.lastErrorLines);
}

/** Whether the process says by its exit code that it could not reach its endpoint. */
export function saysUnreachable(exit: ExitInfo): boolean {
  return exit.code === unreachableExitCode;
}

function describeEnd(exit: ExitInfo): string {
  if (exit.signal === null) return `exited with code ${exit.code ?? 'unknown'}.`;
  const meaning = signalMeanings[exit.signal];
  return `was ended by ${exit.signal}${meaning === undefined ? '' : ` (${meaning})`}.`;
}

/** Adds what the process last said on stderr to a sentence, where it said something. */
export function withLastLine(sentence: string, lastErrorLines: readonly string[]): string {
  const line = tellingLine(lastErrorLines);
  return line === undefined ? sentence : `${sentence} Last line on stderr: "${line}".`;
}

/** The last line that tells something: not blank, no stack frame, no version that Node prints below its stack traces. */
function tellingLine(lines: readonly string[]): string | undefined {
  const telling = lines.filter((line) => !/^\s*$|^\s+at |^Node\.js v\d|^\s*[{}^~]+\s*$/.test(line));
  const line = (telling.at(-1) ?? lines.at(-1))?.trim();
  if (line === undefined || line === '') return undefined;
  return shorten(line, 300);
}
