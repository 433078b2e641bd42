import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  ParameterStructures,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { errorCodes } from '../protocol/error-codes.js';
import { type InitializeParams, InitializeRequest, type InitializeResult } from '../protocol/initialize.js';
import { ActivateRequest } from '../protocol/lifecycle.js';
import { ExtensionProcess, type Launch } from './extension-process.js';

/** The token every launch gets. */
export const testToken = 'ab'.repeat(32);

/** What `initialize` answers unless a test says otherwise. */
const testWelcome: InitializeResult = {
  protocolVersion: 1,
  encoding: 'json',
  compression: 'none',
  host: { name: 'test-host', version: '0.0.0' },
  extension: { id: 'test.extension', version: '1.2.3', displayName: 'Test extension' },
  configuration: {},
  permissions: [],
  paths: { extension: '/extension', storage: '/storage' },
};

export interface HostOptions {
  readonly transport?: 'unix' | 'tcp';
  readonly welcome?: Partial<InitializeResult>;
  /** Answers `initialize` with this message as an error. */
  readonly refuse?: string;
  /** Sets up what the host answers, before the extension's first message is read. */
  readonly prepare?: (connection: MessageConnection) => void;
}

/** An extension that has introduced itself. */
export interface RunningExtension {
  readonly process: ExtensionProcess;
  readonly connection: MessageConnection;
  readonly introduction: InitializeParams;
  /** Sends `activate` and answers the exported methods. */
  activate(): Promise<readonly string[]>;
  /** Calls a method with positional arguments. */
  call(method: string, ...args: unknown[]): Promise<unknown>;
  /** Closes the connection from the host's side, without a word. */
  hangUp(): void;
}

/** A host as bare as it gets: a real socket, a real process, the handshake, and nothing else. Releases all it made. */
export class TestHost {
  readonly #releases: (() => unknown)[] = [];
  readonly #processes: ExtensionProcess[] = [];

  /** Starts a process with an endpoint and waits until it has introduced itself, at most 10 s. */
  async start(launch: Launch, options: HostOptions = {}): Promise<RunningExtension> {
    const { endpoint, accepted } = await this.#listen(options.transport ?? 'unix');
    const process = this.launch({ ...launch, env: { ...environmentFor(endpoint), ...launch.env } });
    const ended = process.exited.then((exit) => {
      throw new Error(`It ended before it connected: ${JSON.stringify(exit)}\n${process.stderr}`);
    });
    ended.catch(() => {});
    return Promise.race([this.#welcome(process, await Promise.race([accepted, ended]), options), ended]);
  }

  /** Starts a process without anything to connect to. */
  launch(launch: Launch): ExtensionProcess {
    const process = new ExtensionProcess(launch);
    this.#processes.push(process);
    return process;
  }

  /** Ends every process and releases every socket. */
  async dispose(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.kill()));
    for (const release of this.#releases.splice(0).reverse()) await release();
  }

  async #listen(transport: 'unix' | 'tcp'): Promise<{ endpoint: string; accepted: Promise<Socket> }> {
    const server = createServer();
    this.#releases.push(() => server.close());
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    if (transport === 'tcp') {
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const address = server.address() as { port: number };
      return { endpoint: `tcp:127.0.0.1:${address.port}`, accepted };
    }
    const folder = await mkdtemp(join(tmpdir(), 'plugo-'));
    this.#releases.push(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'socket');
    await new Promise<void>((listening) => server.listen(path, listening));
    return { endpoint: `unix:${path}`, accepted };
  }

  async #welcome(
    process: ExtensionProcess,
    socket: Socket,
    { welcome, refuse, prepare }: HostOptions,
  ): Promise<RunningExtension> {
    const connection = createMessageConnection(
      new SocketMessageReader(socket),
      new SocketMessageWriter(socket),
    );
    this.#releases.push(() => connection.dispose());
    prepare?.(connection);
    const introduction = await new Promise<InitializeParams>((resolve) => {
      connection.onRequest(InitializeRequest, (params) => {
        if (refuse !== undefined) return new ResponseError<void>(errorCodes.handshakeRefused, refuse);
        resolve(params);
        return { ...testWelcome, ...welcome };
      });
      connection.listen();
    });
    return {
      process,
      connection,
      introduction,
      activate: async () => (await connection.sendRequest(ActivateRequest, { event: 'onStartup' })).methods,
      call: (method, ...args) => connection.sendRequest(method, ParameterStructures.byPosition, ...args),
      hangUp: () => socket.destroy(),
    };
  }
}

function environmentFor(endpoint: string): Record<string, string> {
  return { PLUGO_ENDPOINT: endpoint, PLUGO_TOKEN: testToken, PLUGO_PROTOCOL: '1' };
}
