import { parseArgs } from 'node:util';
import { toExtensionHostError } from '../model/errors.js';
import { bisect } from './bisect.js';
import { call } from './call.js';
import { crashes } from './crashes.js';
import { diagnostics } from './diagnostics.js';
import { logs } from './logs.js';
import { options } from './options.js';
import { printable } from './printable.js';
import { ps } from './ps.js';
import { replay } from './replay.js';
import { reports } from './reports.js';
import { run } from './run.js';
import { traces } from './traces.js';
import { traffic } from './traffic.js';

const usage = `plugo-host: the Plugo extension host without a window

  plugo-host run <folders…>             run extension folders, or folders of them, until Ctrl+C
  plugo-host ps                         what the running host runs
  plugo-host logs [-f] [id]             its log; -f goes on with new lines
  plugo-host reports [-f] [id]          what happened to the extensions, and what to do about it
  plugo-host crashes [id] [name]        the crashes of extensions; with a name (or "last"), all that is known of one
  plugo-host traces [id]                the latest calls: who called whom, how long it took, what came of it
  plugo-host traffic [ids…]             the messages between host and extensions, until Ctrl+C
  plugo-host replay <file> <id>         make the calls of a recording again and compare the answers
  plugo-host diagnostics <file>         save versions, states, settings without secrets, reports and logs as one zip file
  plugo-host bisect [failure|REGEX]     find the extension that brings a problem: answer y or n, or look for a crash or a log line
  plugo-host call <id> <method> [json]  call a method; the JSON is its argument, or an array of them

  --data-dir DIR   where the host keeps state and logs; also PLUGO_DATA_DIR
  --transport KIND auto, unix or tcp, with run
  --encryption W   off, tcp or always, with run
  --encoding E     json or msgpack, with run
  --compression C  none, gzip or brotli, with run
  --stream         with call: print each item of a method that streams, a line each
  --save FILE      with traffic: write a recording; -f prints as well
  --yes            with replay: do not ask; --original-timing: with the pauses of then;
                   --from ID: the calls recorded of another extension
  --dev            reload an extension when one of its files is saved, with run
  --json           machine-readable output, with ps, logs, reports, crashes, traces, traffic and replay
`;

/** Runs the command line and answers with the exit code: 0, 1 for a failure, 2 for wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that goes away, such as `head`, is no failure; what runs on is told by its own listener.
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    process.stderr.write(`plugo-host: ${parsed}\n\n${usage}`);
    return 2;
  }
  const [verb, ...operands] = parsed.positionals;
  if (parsed.values.help || verb === undefined) {
    process.stdout.write(usage);
    return verb === undefined && !parsed.values.help ? 2 : 0;
  }
  try {
    switch (verb) {
      case 'run':
        return await run(operands, parsed.values);
      case 'ps':
        return await ps(operands, parsed.values);
      case 'logs':
        return await logs(operands, parsed.values);
      case 'reports':
        return await reports(operands, parsed.values);
      case 'crashes':
        return await crashes(operands, parsed.values);
      case 'traces':
        return await traces(operands, parsed.values);
      case 'traffic':
        return await traffic(operands, parsed.values);
      case 'replay':
        return await replay(operands, parsed.values);
      case 'diagnostics':
        return await diagnostics(operands, parsed.values);
      case 'bisect':
        return await bisect(operands, parsed.values);
      case 'call':
        return await call(operands, parsed.values);
      default:
        process.stderr.write(`plugo-host: there is no command ${verb}\n\n${usage}`);
        return 2;
    }
  } catch (thrown) {
    const error = toExtensionHostError(thrown);
    process.stderr.write(
      `plugo-host: ${printable(error.message)} [${error.code}]\n${printable(error.nextStep)}\n`,
    );
    return 1;
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
