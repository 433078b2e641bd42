import { expect, test } from 'vitest';
import { ExtensionCallRequest, ProgressNotification } from '../protocol/index.js';
import { useWorkbench } from '../testing/workbench.js';

const bench = useWorkbench();

const worker = `
import { currentCall, register, run } from '@plugo/sdk';
let context;
class Worker {
  count(to) { for (let n = 1; n <= to; n += 1) currentCall().report({ percentage: n }); return 'counted'; }
  async slowly() {
    const call = currentCall();
    call.report({ message: 'one' });
    await new Promise((resolve) => setTimeout(resolve, 120));
    call.report({ message: 'two', data: { file: 'a' } });
    setTimeout(() => call.report({ message: 'too late' }), 20);
    return 'done';
  }
  fail() { currentCall().report({ message: 'nearly' }); throw new Error('no'); }
  async ask() {
    const heard = [];
    const calls = context.extensions.with({ onProgress: (progress) => heard.push(progress), timeout: 500 });
    return [await calls.get('a.b', 'Other').work(1), heard];
  }
}
register(new Worker());
run({ activate(given) { context = given; } });
`;

async function start() {
  const extension = await bench.host.start(await bench.author.write(worker));
  await extension.activate();
  const heard: unknown[] = [];
  const { connection } = extension;
  connection.onNotification(ProgressNotification, (params) => void heard.push(params));
  return { ...extension, heard };
}

test('a flood is sent as its first and its last report, both before the answer, under the id of the request', async () => {
  const { call, heard } = await start();
  const answers = await Promise.all([call('Worker.count', 10_000), call('Worker.count', 2)]);
  expect(answers).toEqual(['counted', 'counted']);
  const [first] = heard as { token: number }[];
  const id = first?.token ?? 0;
  expect(heard).toEqual([
    { token: id, value: { percentage: 1 } },
    { token: id, value: { percentage: 10_000 } },
    { token: id + 1, value: { percentage: 1 } },
    { token: id + 1, value: { percentage: 2 } },
  ]);
});

test('reports with time between them are sent as they are, and none after the answer', async () => {
  const { call, heard } = await start();
  expect(await call('Worker.slowly')).toBe('done');
  expect(heard).toMatchObject([
    { value: { message: 'one' } },
    { value: { message: 'two', data: { file: 'a' } } },
  ]);
  await call('Worker.slowly');
  expect(heard).toHaveLength(4);
});

test('a call that fails has reported before', async () => {
  const { call, heard } = await start();
  await expect(call('Worker.fail')).rejects.toMatchObject({ message: 'no' });
  expect(heard).toMatchObject([{ value: { message: 'nearly' } }]);
});

test('a call to another extension asks for progress with a token of its own, and for its time', async () => {
  const { call, connection } = await start();
  connection.onRequest(ExtensionCallRequest, async ({ progressToken: token = 0, ...params }) => {
    const tell = (value: object) => connection.sendNotification(ProgressNotification, { token, value });
    await tell({ percentage: 50 });
    await connection.sendNotification(ProgressNotification, { token: 'unknown', value: {} });
    await tell({ percentage: 100 });
    return params;
  });
  const params = { extension: 'a.b', method: 'Other.work', arguments: [1], timeout: 500 };
  expect(await call('Worker.ask')).toEqual([params, [{ percentage: 50 }, { percentage: 100 }]]);
});
