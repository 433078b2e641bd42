import { TraceListRequest } from '../control/messages.js';
import type { CallTrace } from '../model/call-trace.js';
import type { CliOptions } from './options.js';
import { printable, printableJson } from './printable.js';
import { request, requireKnown, withHost } from './request.js';

/** Prints the latest calls of one or all extensions, a line each, oldest first, and on stderr which calls these are. */
export async function traces(operands: readonly string[], options: CliOptions): Promise<number> {
  const [id, ...more] = operands;
  if (more.length > 0) {
    process.stderr.write('plugo-host: traces takes at most one id\n');
    return 2;
  }
  const { every, traces: list } = await withHost(options, async (connection) => {
    const result = await request(connection, TraceListRequest, id === undefined ? {} : { id });
    if (id !== undefined && result.traces.length === 0) await requireKnown(connection, id);
    return result;
  });
  process.stdout.write(
    list.map((trace) => (options.json ? `${printableJson(trace)}\n` : line(trace))).join(''),
  );
  if (every !== 1)
    process.stderr.write(every === 0 ? 'Calls are not traced.\n' : `One of ${every} calls is traced.\n`);
  return 0;
}

/** `12:34:56.789     4.2 ms  a person → plugo.hello-world MyPlugin.SayHello  ok` */
function line({
  startedAt,
  duration,
  caller,
  callee,
  method,
  outcome,
  attempts,
  answeredBy,
}: CallTrace): string {
  const time = new Date(startedAt).toISOString().slice(11, 23);
  const took = `${duration.toFixed(1)} ms`.padStart(11);
  const who = printable(`${caller ?? 'a person'} → ${callee} ${method}`);
  const notes = [
    ...(answeredBy === 'extension' ? [] : [`answered by: ${answeredBy}`]),
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
  ];
  const remark = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  return `${time} ${took}  ${who}  ${outcome}${remark}\n`;
}
