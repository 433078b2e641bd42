import type { ErrorCode } from '../src/model/errors.js';

/** One thing the host survives, and what the person sees of it. */
export interface Fault {
  readonly part: 'wire' | 'connection' | 'process';
  /** Name of the line and of its test. */
  readonly line: string;
  /** What is shown where the extension is shown, or thrown at the caller; absent where all goes on as if nothing had been. */
  readonly code?: ErrorCode;
  /** The sentence; `…` stands for what differs from run to run. */
  readonly sentence: string;
  /** Where the guard is without which the test fails, below `extension-host/src`. */
  readonly guard: string;
}

const part = (name: Fault['part'], faults: readonly Omit<Fault, 'part'>[]): readonly Fault[] =>
  faults.map((fault) => ({ part: name, ...fault }));

const closed = 'Its connection was closed.';

/** DESIGN §7, *wire*, *connection* and *process*. The extension at fault is called FAULTY. */
export const faults: readonly Fault[] = [
  ...part('wire', [
    {
      line: 'a stray line before a frame',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent "debug: starting" where a message header such as "Content-Length: 42" and CRLF was expected. ${closed}`,
      guard: 'connection/frame-parser.ts refuseWhatIsNoHeader',
    },
    {
      line: 'a huge Content-Length',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY announced a message of 95367.4 MiB; at most 8 MiB are allowed. ${closed}`,
      guard: 'connection/frame-parser.ts parseLength',
    },
    {
      line: 'megabytes without a header',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent 4 KiB without the end of a message header, beginning with "xxx…". ${closed}`,
      guard: 'connection/frame-parser.ts refuseWhatIsNoHeader',
    },
    {
      line: 'many small messages in one chunk',
      sentence: 'Nothing: all are read, and others have their turn in between.',
      guard: 'connection/socket-message-reader.ts restForOneTurn (turns are counted in fuzz/reader.test.ts)',
    },
    {
      line: '30abc as a length',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY gave "30abc" as Content-Length. ${closed}`,
      guard: 'connection/frame-parser.ts parseLength',
    },
    {
      line: 'a duplicate id',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent "storage/keys" with the id "7" of a request that is not answered yet. ${closed}`,
      guard: 'connection/traffic-guard.ts admitRequest',
    },
    {
      line: 'an unknown id',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY answered request "999999", which was not asked or is answered already. ${closed}`,
      guard: 'connection/traffic-guard.ts admitResponse',
    },
    {
      line: 'a peer that does not read',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY does not read its messages: 16 MiB are waiting. ${closed}`,
      guard: 'connection/socket-message-writer.ts onOverflow',
    },
    {
      line: 'a close in the middle of a write',
      code: 'CONNECTION_LOST',
      sentence: 'The connection to FAULTY was lost: ….',
      guard: "connection/rpc-channel.ts socket.on('error')",
    },
    {
      line: 'a close with calls pending',
      code: 'CALL_INTERRUPTED',
      sentence: 'FAULTY stopped before it answered Wire.break.',
      guard: 'connection/pending-calls.ts end',
    },
    {
      line: 'bad JSON',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent "{\\"jsonrpc\\": \\"2.0\\", oops", which is not JSON (…). ${closed}`,
      guard: 'connection/parse-message.ts parseJson',
    },
    {
      line: 'a decompression bomb',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent … compressed bytes that unpack to more than the 8388608 a message may have. ${closed}`,
      guard: 'connection/socket-message-reader.ts decode',
    },
    {
      line: 'null',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent "null" where a JSON-RPC message was expected. ${closed}`,
      guard: 'connection/parse-message.ts checkMessage',
    },
    {
      line: 'an array of messages',
      sentence: 'Nothing: it is a JSON-RPC batch.',
      guard: 'connection/incoming-batch.ts',
    },
    {
      line: 'an array of nothing',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent an array where one or more messages were expected. ${closed}`,
      guard: 'connection/incoming-batch.ts',
    },
    {
      line: 'an array of strangers',
      code: 'PROTOCOL_VIOLATION',
      sentence: `FAULTY sent "null" where a JSON-RPC message was expected. ${closed}`,
      guard: 'connection/incoming-batch.ts next',
    },
    {
      line: '__proto__ in objects',
      sentence: 'Nothing: it is a key like any other.',
      guard: 'connection/incoming-schemas.ts, storage/stored-values.ts',
    },
  ]),
  ...part('connection', [
    {
      line: 'a stranger connects first',
      sentence:
        'A connection was refused: somebody who should be FAULTY sent "hello" first, and not the request "initialize".',
      guard: 'connection/handshake.ts judgeFirstMessage',
    },
    {
      line: 'a wrong token',
      code: 'HANDSHAKE_REFUSED',
      sentence: 'FAULTY sent "initialize" with a token that is not its PLUGO_TOKEN.',
      guard: 'connection/handshake.ts hasToken',
    },
    {
      line: 'half a frame, then silence',
      code: 'HANDSHAKE_TIMEOUT',
      sentence: 'FAULTY did not connect within 500 ms. Does its main file call run()?',
      guard: 'connection/extension-endpoint.ts accept',
    },
    {
      line: 'a socket path of 108 bytes',
      sentence: 'TCP because a socket in … would have a path of 108 bytes, and at most 100 are possible',
      guard: 'transport/listen-unix.ts maxPathBytes',
    },
    {
      line: 'a stale socket file',
      sentence: 'Nothing: it is removed when the host starts.',
      guard: 'transport/sweep-stale-sockets.ts',
    },
    {
      line: 'no one ever connects',
      code: 'HANDSHAKE_TIMEOUT',
      sentence:
        'FAULTY did not connect within 500 ms. Does its main file call run()? Last line on stderr: "waiting for Godot".',
      guard: 'connection/extension-endpoint.ts accept',
    },
  ]),
  ...part('process', [
    {
      line: 'command missing',
      code: 'RUNTIME_MISSING',
      sentence: 'FAULTY runs with "no-such-program", which is neither on PATH nor in its folder.',
      guard: 'process/resolve-command.ts findProgram',
    },
    {
      line: 'not executable',
      code: 'LAUNCH_FAILED',
      sentence: 'FAULTY cannot start: …/program is not executable.',
      guard: 'process/check-program.ts isExecutable',
    },
    {
      line: 'wrong architecture',
      code: 'LAUNCH_FAILED',
      sentence: 'FAULTY cannot start: …/program is a program for …, and this computer is ….',
      guard: 'process/executable-format.ts',
    },
    {
      line: 'the working directory is gone',
      code: 'ENTRY_MISSING',
      sentence: "FAULTY's folder … is gone.",
      guard: 'process/resolve-command.ts isDirectory',
    },
    {
      line: 'NUL in an argument',
      code: 'LAUNCH_FAILED',
      sentence:
        'FAULTY cannot start. Its command, arguments or environment hold a NUL character: "a\\u0000b".',
      guard: 'process/resolve-command.ts refuseNul',
    },
    {
      line: 'exit 0 before it is ready',
      code: 'EXITED',
      sentence: 'FAULTY did not connect: it exited with code 0. Does its main file call run()?',
      guard: 'supervision/extension-run.ts watch',
    },
    {
      line: 'SIGTERM ignored',
      sentence: 'Stopped: it did not end in time and was killed.',
      guard: 'process/stop-process.ts killProcess',
    },
    {
      line: 'grandchildren left behind',
      code: 'EXITED',
      sentence: 'FAULTY exited with code 3.',
      guard: 'process/extension-process.ts killTree at exit',
    },
    {
      line: 'a flood on stdout without a newline',
      sentence: 'Nothing but one line of 8 KiB in the log.',
      guard: 'process/line-splitter.ts append',
    },
    {
      line: 'a flood on stderr only',
      sentence: '… dropped: more than 1,000 in a second.',
      guard: 'process/extension-process.ts read, logging/line-quota.ts',
    },
    {
      line: 'a reused process id',
      sentence: 'Nothing: who has ended is sent no signal, whoever bears its number now.',
      guard: 'process/extension-process.ts signal',
    },
    {
      line: 'the host killed with SIGKILL',
      sentence: 'Nothing: no extension lives on, not even one in a busy loop.',
      guard: 'process/parent-death.ts, process/group-guard.ts',
    },
    {
      line: 'a stop during the start',
      sentence: 'Stopped.',
      guard: 'supervision/extension-run.ts stop',
    },
    {
      line: 'a double click',
      sentence: 'Nothing: it is one start of one process.',
      guard: 'activation/activation.ts underWay, supervision/supervisor.ts start',
    },
    {
      line: 'a storm of reloads',
      sentence: 'Nothing: reloads that wait are one.',
      guard: 'host/administration.ts comingReloads',
    },
    {
      line: 'quit while installing',
      code: 'INSTALL_FAILED',
      sentence: 'Nothing was installed: it was cancelled.',
      guard: 'host/administration.ts close',
    },
    {
      line: 'a full disk',
      code: 'DATA_UNWRITABLE',
      sentence: 'The log file … cannot be written: …. Lines are kept in memory only.',
      guard: 'logging/log-service.ts reportProblem',
    },
    {
      line: 'too many open files',
      code: 'TRANSPORT_FAILED',
      sentence: 'Unix socket: … EMFILE: too many open files …. TCP: … EMFILE: too many open files ….',
      guard: 'supervision/is-retryable.ts',
    },
  ]),
];
