import { expect, test } from 'vitest';
import { CancellationTokenSource, ParameterStructures } from 'vscode-jsonrpc';
import { LogNotification } from '../protocol/index.js';
import { useWorkbench } from '../testing/workbench.js';

const bench = useWorkbench();

const calculator = `
import { currentCall, HostError, register, run } from '@plugo/sdk';
class Calculator {
  add(a, b) { return a + b; }
  describe(thing) { return typeof thing + ' ' + JSON.stringify(thing); }
  count(...args) { return args.length; }
  nothing() {}
  picture() { return { picture: Buffer.from('hi') }; }
  big() { return 'x'.repeat(9_000_000); }
  cyclic() { const a = {}; a.self = a; return a; }
  divide(a, b) { if (b === 0) throw new RangeError('cannot divide by zero'); return a / b; }
  root(a) { if (a < 0) throw new HostError('ARGUMENT_INVALID', 'a number from 0 on is needed'); return Math.sqrt(a); }
  async reject() { throw 'just a text'; }
  wait() {
    const { method, signal } = currentCall();
    return new Promise((_, reject) => signal.addEventListener('abort', () => {
      console.log(method + ' gave up');
      reject(signal.reason);
    }));
  }
}
register(new Calculator());
run();
`;

async function startCalculator() {
  const extension = await bench.host.start(await bench.author.write(calculator));
  await extension.activate();
  return extension;
}

test('the exported methods are told at activation', async () => {
  const extension = await bench.host.start(await bench.author.write(calculator));
  expect(await extension.activate()).toEqual([
    'Calculator.add',
    'Calculator.big',
    'Calculator.count',
    'Calculator.cyclic',
    'Calculator.describe',
    'Calculator.divide',
    'Calculator.nothing',
    'Calculator.picture',
    'Calculator.reject',
    'Calculator.root',
    'Calculator.wait',
  ]);
});

test('positional parameters become arguments, an object becomes the only one', async () => {
  const { call, connection } = await startCalculator();
  expect(await call('Calculator.add', 2, 3)).toBe(5);
  expect(await call('Calculator.count')).toBe(0);
  expect(await call('Calculator.describe', [1])).toBe('object [1]');
  expect(await connection.sendRequest('Calculator.describe', ParameterStructures.byName, { a: 1 })).toBe(
    'object {"a":1}',
  );
  expect(await call('Calculator.nothing')).toBeNull();
});

test('what a method throws comes with its message, a stable code and its stack, and is logged', async () => {
  const logged: unknown[] = [];
  const { call, connection } = await startCalculator();
  connection.onNotification(LogNotification, (params) => {
    logged.push(params);
  });
  await expect(call('Calculator.divide', 1, 0)).rejects.toMatchObject({
    code: -32003,
    message: 'cannot divide by zero',
    data: { code: 'METHOD_FAILED', stack: expect.stringContaining('Calculator.divide') },
  });
  expect(logged).toEqual([
    {
      level: 'error',
      message: expect.stringMatching(
        /^Calculator\.divide failed\. RangeError: cannot divide by zero\n {4}at /,
      ),
    },
  ]);
  await expect(call('Calculator.reject')).rejects.toMatchObject({
    message: 'just a text',
    data: { code: 'METHOD_FAILED' },
  });
});

test('a method may say that its caller is wrong', async () => {
  const { call } = await startCalculator();
  await expect(call('Calculator.root', -1)).rejects.toMatchObject({
    code: -32602,
    message: 'a number from 0 on is needed',
    data: { code: 'ARGUMENT_INVALID' },
  });
});

test('a result that is no JSON fails the call and nothing else', async () => {
  const { call } = await startCalculator();
  await expect(call('Calculator.cyclic')).rejects.toThrow('circular structure');
  expect(await call('Calculator.add', 1, 1)).toBe(2);
});

test('a result that the host cannot read, or that is too large, fails the call and nothing else', async () => {
  const { call } = await startCalculator();
  await expect(call('Calculator.picture')).rejects.toMatchObject({
    code: -32003,
    message:
      'The result of Calculator.picture cannot be sent. result.picture is binary data, which the other side does not read. Pass text, such as base64.',
    data: { code: 'METHOD_FAILED' },
  });
  await expect(call('Calculator.big')).rejects.toThrow('It takes 8.6 MiB, and a message may have 8 MiB.');
  expect(await call('Calculator.add', 1, 1)).toBe(2);
});

test.each(['Calculator.subtract', 'toString', '__proto__', 'constructor'])(
  'calling %s, which is not exported, lists what is',
  async (method) => {
    const { call } = await startCalculator();
    await expect(call(method)).rejects.toMatchObject({
      code: -32601,
      message: expect.stringContaining('It exports: Calculator.add, Calculator.big'),
      data: { code: 'METHOD_NOT_FOUND' },
    });
  },
);

test('a cancelled call aborts the signal of currentCall(), and says that it was cancelled', async () => {
  const { connection, process } = await startCalculator();
  const source = new CancellationTokenSource();
  const call = connection.sendRequest('Calculator.wait', ParameterStructures.byPosition, source.token);
  setTimeout(() => source.cancel(), 50);
  await expect(call).rejects.toMatchObject({ code: -32800, data: { code: 'CALL_CANCELLED' } });
  expect(process.stdout).toBe('Calculator.wait gave up\n');
});

test('calls run side by side, each with its own currentCall()', async () => {
  const { call, activate } = await bench.host.start(
    await bench.author.write(`
      import { currentCall, register, run } from '@plugo/sdk';
      const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const who = async (ms) => { await after(ms); return currentCall().method; };
      register({ slow: () => who(60), quick: () => who(5), outside: () => currentCall() === undefined }, 'Who');
      run();
    `),
  );
  await activate();
  const order: string[] = [];
  const note = (name: unknown) => order.push(String(name));
  await Promise.all([call('Who.slow').then(note), call('Who.quick').then(note)]);
  expect(order).toEqual(['Who.quick', 'Who.slow']);
});
