import type { Crash, ExitInfo, ExtensionView, SerializedError } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';

/** `Exit code 3`, or `Ended by SIGKILL`. */
export function describeExit({ code, signal }: ExitInfo): string {
  if (signal !== null) return texts.crash.signal(signal);
  return texts.crash.exitCode(code ?? 0);
}

/** Everything a bug report needs, as plain text. */
export function troubleReport(
  { id, version }: Pick<ExtensionView, 'id' | 'version'>,
  error: SerializedError,
  crash: Crash | undefined,
): string {
  const exit = crash?.exit;
  return [
    `${id} ${version}`,
    `${error.code}: ${error.message}`,
    `${texts.crash.nextStep}: ${error.nextStep}`,
    ...(crash === undefined ? [] : [`${texts.crash.when}: ${new Date(crash.at).toISOString()}`]),
    ...(exit === undefined ? [] : [describeExit(exit), ...exit.lastErrorLines.map(visibleText)]),
  ].join('\n');
}
