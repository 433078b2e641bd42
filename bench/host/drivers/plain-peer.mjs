// The other process of the contestant "plain vscode-jsonrpc": dials the socket it is told and echoes.
import { connect } from 'node:net';
import { jsonrpc } from './jsonrpc.mjs';

const { createMessageConnection, SocketMessageReader, SocketMessageWriter } = jsonrpc;

const socket = connect(process.argv[2]);
const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
connection.onRequest('Echo.text', (text) => text);
connection.onRequest('Echo.bytes', (base64) => Buffer.from(base64, 'base64').toString('base64'));
connection.onClose(() => process.exit(0));
connection.listen();
