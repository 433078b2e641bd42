import { CallProgressNotification, CallRequest } from '../control/messages.js';
import { ExtensionHostError } from '../model/errors.js';
import type { CliOptions } from './options.js';
import { printProgress } from './print-progress.js';
import { printStream } from './print-stream.js';
import { printableJson } from './printable.js';
import { request, withHost } from './request.js';

/** Calls a method of an extension and prints the result as JSON, and on stderr how far it has got. */
export async function call(operands: readonly string[], options: CliOptions): Promise<number> {
  const [id, method, json, ...more] = operands;
  if (id === undefined || method === undefined || more.length > 0) {
    process.stderr.write('plugo-host: call takes an id, a method and at most one JSON text\n');
    return 2;
  }
  const params = { id, method, arguments: argumentsOf(json), progressToken: 0 };
  await withHost(options, async (connection) => {
    connection.onNotification(CallProgressNotification, ({ value }) => printProgress(value));
    if (options.stream) return printStream(connection, params);
    const result = await request(connection, CallRequest, params);
    process.stdout.write(`${printableJson(result ?? null, 2)}\n`);
  });
  return 0;
}

/** An array is the list of arguments; any other JSON is the only one. */
function argumentsOf(json: string | undefined): readonly unknown[] {
  if (json === undefined) return [];
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [value];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExtensionHostError('ARGUMENT_INVALID', `The argument ${json} is no JSON: ${reason}.`, {
      nextStep: `Quote it for the shell, such as '"Ada"' for a text or '[1, 2]' for two numbers.`,
    });
  }
}
