import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Identity, makeIdentity } from '../../../extension-host/src/transport/identity.js';
import { unreachableExitCode } from '../protocol/index.js';
import { testToken } from '../testing/test-host.js';
import { useWorkbench } from '../testing/workbench.js';

const bench = useWorkbench();
const idle = `
import { run } from '@plugo/sdk';
run();
`;

let directory: string;
const servers: tls.Server[] = [];
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'encrypt-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(directory, { recursive: true });
});

/** The variables of a launch whose files hold these keys. */
async function environment(endpoint: string, own: Identity, host: Identity): Promise<Record<string, string>> {
  const [certificate, authority] = [path.join(directory, 'own.pem'), path.join(directory, 'host.pem')];
  await writeFile(certificate, own.key + own.certificate);
  await writeFile(authority, host.certificate);
  return {
    PLUGO_ENDPOINT: endpoint,
    PLUGO_TOKEN: testToken,
    PLUGO_TLS_CERT: certificate,
    PLUGO_TLS_CA: authority,
  };
}

/** Somebody who listens with TLS and knows one extension. */
async function listen(host: Identity, extension: Identity): Promise<string> {
  const server = tls.createServer({
    key: host.key,
    cert: host.certificate,
    ca: extension.certificate,
    requestCert: true,
    rejectUnauthorized: true,
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `tls+tcp:127.0.0.1:${(server.address() as { port: number }).port}`;
}

async function launch(env: Record<string, string>) {
  const process = bench.host.launch({ ...(await bench.author.write(idle)), env });
  return { exit: await process.exited, stderr: process.stderr };
}

test('where nobody listens it says where it looked, and tells by its exit code', async () => {
  const one = await makeIdentity();
  const env = await environment('tls+unix:/nowhere/socket', one, one);
  expect(await launch(env)).toEqual({
    exit: { code: unreachableExitCode, signal: null },
    stderr: 'No Plugo answers at tls+unix:/nowhere/socket: connect ENOENT /nowhere/socket\n',
  });
});

test('it does not speak with who shows another certificate than the one it was given', async () => {
  const [extension, host, impostor] = [await makeIdentity(), await makeIdentity(), await makeIdentity()];
  const env = await environment(await listen(impostor, extension), extension, host);
  const { exit, stderr } = await launch(env);
  expect(exit.code).toBe(1);
  expect(stderr).toMatch(/^Plugo refused the connection: .*certificate/i);
});

test('a host that does not know its certificate refuses it, and it says so', async () => {
  const [extension, host, other] = [await makeIdentity(), await makeIdentity(), await makeIdentity()];
  const env = await environment(await listen(host, other), extension, host);
  const { exit, stderr } = await launch(env);
  expect(exit.code).toBe(1);
  expect(stderr).toMatch(/^Plugo refused the connection: /);
});

test('without keys it says what is missing', async () => {
  const env = { PLUGO_ENDPOINT: 'tls+tcp:127.0.0.1:1', PLUGO_TOKEN: testToken };
  expect((await launch(env)).stderr).toBe(
    'PLUGO_ENDPOINT asks for TLS, and PLUGO_TLS_CERT or PLUGO_TLS_CA is missing.\n',
  );
  const gone = { ...env, PLUGO_TLS_CERT: '/nowhere/own.pem', PLUGO_TLS_CA: '/nowhere/host.pem' };
  expect((await launch(gone)).stderr).toMatch(/^The keys for the connection to Plugo cannot be read: ENOENT/);
});

test('an extension whose connection is not encrypted does not load what only encryption needs', async () => {
  const code = `
    import { register, run } from '@plugo/sdk';
    register({ has: () => process.moduleLoadList.includes('NativeModule tls') }, 'Tls');
    run();
  `;
  const { activate, call } = await bench.host.start(await bench.author.write(code));
  await activate();
  expect(await call('Tls.has')).toBe(false);
});
