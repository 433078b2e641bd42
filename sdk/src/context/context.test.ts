import { expect, test } from 'vitest';
import { type MessageConnection, ResponseError } from 'vscode-jsonrpc';
import {
  BeginProgressRequest,
  ConfigurationChangedNotification,
  DeactivateRequest,
  DeliverEventNotification,
  EndProgressNotification,
  ExtensionCallRequest,
  ExtensionStateNotification,
  HealthReportNotification,
  InvalidateCacheNotification,
  LogNotification,
  NotificationClosedNotification,
  PingRequest,
  ProgressCancelledNotification,
  PublishEventNotification,
  ReportProgressNotification,
  ServiceCallRequest,
  ShowNotificationRequest,
  StatusNotification,
  StorageDeleteRequest,
  StorageGetRequest,
  StorageKeysRequest,
  StorageSetRequest,
  SubscribeRequest,
  UnsubscribeRequest,
} from '../protocol/index.js';
import type { HostOptions } from '../testing/test-host.js';
import { useWorkbench } from '../testing/workbench.js';

const bench = useWorkbench();

/** Starts and activates an extension whose activate() is this code, and answers what the host received. */
async function activateWith(code: string, options: HostOptions = {}) {
  const received: unknown[] = [];
  const launch = await bench.author.write(
    `import { HostError, run } from '@plugo/sdk'; run({ async activate(context) { ${code} } });`,
  );
  const extension = await bench.host.start(launch, {
    ...options,
    prepare(connection) {
      connection.onNotification((method, params) => {
        received.push([method, params]);
      });
      options.prepare?.(connection);
    },
  });
  const methods = await extension.activate();
  return { ...extension, methods, received };
}

test('it knows who it is', async () => {
  const { process } = await activateWith(
    'console.log(JSON.stringify([context.extension, context.paths, context.permissions]));',
    { welcome: { permissions: ['net:example.org'] } },
  );
  expect(JSON.parse(process.stdout)).toEqual([
    { id: 'test.extension', version: '1.2.3', displayName: 'Test extension' },
    { extension: '/extension', storage: '/storage' },
    ['net:example.org'],
  ]);
});

test('log and status reach the host in order', async () => {
  const { received } = await activateWith(`
    context.log.info('one'); context.log.error(new Error('two', { cause: 'three' }));
    context.status.set('busy', 'busy'); context.status.set('');
  `);
  expect(received).toEqual([
    [LogNotification.method, { level: 'info', message: 'one' }],
    [
      LogNotification.method,
      { level: 'error', message: expect.stringMatching(/^Error: two\n.*\nCaused by: three$/s) },
    ],
    [StatusNotification.method, { text: 'busy', severity: 'busy' }],
    [StatusNotification.method, { text: '', severity: 'ok' }],
  ]);
});

test('what it says of its health reaches the host at once, and is what it answers to a ping', async () => {
  const { received, connection } = await activateWith(`
    context.health.notReady('Loading'); context.health.degraded('x'.repeat(1001));
  `);
  const degraded = { status: 'degraded', message: `${'x'.repeat(999)}…` };
  expect(received).toEqual([
    [HealthReportNotification.method, { status: 'notReady', message: 'Loading' }],
    [HealthReportNotification.method, degraded],
  ]);
  expect(await connection.sendRequest(PingRequest, {})).toEqual(degraded);
});

test('it hears what becomes of its dependencies; a listener that throws disturbs nobody', async () => {
  const { connection, process, received } = await activateWith(`
    context.extensions.onDidChange(() => { throw new Error('mine'); });
    const second = context.extensions.onDidChange((...change) => { console.log(change.join(' ')); second.dispose(); });
  `);
  const change = { extension: 'plugo.clock', state: 'down', message: 'gone' } as const;
  await connection.sendNotification(ExtensionStateNotification, change);
  await connection.sendNotification(ExtensionStateNotification, change);
  await connection.sendRequest(PingRequest, {});
  expect(process.stdout).toBe('plugo.clock down gone\n');
  expect(received).toEqual([
    [LogNotification.method, { level: 'error', message: expect.stringContaining('mine') }],
    [LogNotification.method, { level: 'error', message: expect.stringContaining('mine') }],
  ]);
});

test('commands are exported; one registered too late is refused with a reason', async () => {
  const { methods, call, process } = await activateWith(`
    context.commands.register('wordCount.count', (text) => text.length);
    context.commands.register('wordCount.gone', () => {}).dispose();
    setTimeout(() => { try { context.commands.register('wordCount.late', () => {}) } catch (error) { console.log(error.message) } }, 10);
  `);
  expect(methods).toEqual(['wordCount.count']);
  expect(await call('wordCount.count', 'four')).toBe(4);
  await expect.poll(() => process.stdout).toContain('"wordCount.late" was registered after activate()');
});

test('settings are read, and read anew after a change', async () => {
  const { connection, process } = await activateWith(
    `const log = (...all) => console.log(JSON.stringify(all));
     log(context.configuration.get('a.b'), context.configuration.get('missing'));
     context.configuration.onDidChange((event) => log(event, context.configuration.get('a.b')));`,
    { welcome: { configuration: { 'a.b': 1 } } },
  );
  await connection.sendNotification(ConfigurationChangedNotification, {
    configuration: { 'a.b': 2 },
    changed: ['a.b'],
  });
  await expect.poll(() => process.stdout).toBe('[1,null]\n[{"changed":["a.b"]},2]\n');
});

test('a notification answers with the action chosen, or undefined when dismissed', async () => {
  const shown: unknown[] = [];
  const prepare = (connection: MessageConnection) =>
    connection.onRequest(ShowNotificationRequest, (params) => {
      shown.push(params);
      return { notificationId: `n${shown.length}` };
    });
  const { connection, process } = await activateWith(
    `context.notifications.info('Save?', 'Yes', { id: 'no', title: 'No, thanks' }).then((id) => console.log('first ' + id));
     context.notifications.show({ severity: 'error', message: 'Lost', detail: 'more' }).then((id) => console.log('second ' + id));`,
    { prepare },
  );
  await expect
    .poll(() => shown)
    .toEqual([
      {
        severity: 'info',
        message: 'Save?',
        actions: [
          { id: 'Yes', title: 'Yes' },
          { id: 'no', title: 'No, thanks' },
        ],
      },
      { severity: 'error', message: 'Lost', detail: 'more' },
    ]);
  await connection.sendNotification(NotificationClosedNotification, { notificationId: 'n2' });
  await connection.sendNotification(NotificationClosedNotification, { notificationId: 'n1', actionId: 'no' });
  await expect.poll(() => process.stdout).toBe('second undefined\nfirst no\n');
});

test('a notification closed before its answer is read is not waited for', async () => {
  const prepare = (connection: MessageConnection) =>
    connection.onRequest(ShowNotificationRequest, async () => {
      await connection.sendNotification(NotificationClosedNotification, {
        notificationId: 'n',
        actionId: 'go',
      });
      return { notificationId: 'n' };
    });
  const { process } = await activateWith(`console.log(await context.notifications.info('Quick', 'go'));`, {
    prepare,
  });
  expect(process.stdout).toBe('go\n');
});

test('a refused notification is logged and harms nobody', async () => {
  const prepare = (connection: MessageConnection) =>
    connection.onRequest(ShowNotificationRequest, () => {
      throw new ResponseError(-32000, 'Too many.');
    });
  const { received } = await activateWith(`await context.notifications.info('Hello');`, { prepare });
  expect(received).toEqual([
    [
      LogNotification.method,
      { level: 'warning', message: 'The notification "Hello" was not shown. Too many.' },
    ],
  ]);
});

test('open notifications end with the extension', async () => {
  const prepare = (connection: MessageConnection) =>
    connection.onRequest(ShowNotificationRequest, () => ({ notificationId: 'n' }));
  const { connection, process } = await activateWith(
    `context.notifications.info('Stay').then((id) => console.log('ended ' + id));
     await new Promise((resolve) => setTimeout(resolve, 50));`,
    { prepare },
  );
  await connection.sendRequest(DeactivateRequest, {});
  await process.exited;
  expect(process.stdout).toBe('ended undefined\n');
});

test('storage keeps values with the host', async () => {
  const kept = new Map<string, unknown>();
  const prepare = (connection: MessageConnection) => {
    connection.onRequest(StorageGetRequest, ({ key }) => (kept.has(key) ? { value: kept.get(key) } : {}));
    connection.onRequest(StorageSetRequest, ({ key, value }) => {
      kept.set(key, value);
      return null;
    });
    connection.onRequest(StorageDeleteRequest, ({ key }) => {
      kept.delete(key);
      return null;
    });
    connection.onRequest(StorageKeysRequest, () => ({ keys: [...kept.keys()] }));
  };
  const { process } = await activateWith(
    `const { storage } = context;
     await storage.set('a', { b: [1] }); await storage.set('c', null); await storage.delete('c');
     console.log(JSON.stringify([await storage.get('a'), (await storage.get('c')) === undefined, await storage.keys()]));`,
    { prepare },
  );
  expect(JSON.parse(process.stdout)).toEqual([{ b: [1] }, true, ['a']]);
});

test('other extensions are called through the host, and its errors keep their code', async () => {
  const prepare = (connection: MessageConnection) =>
    connection.onRequest(ExtensionCallRequest, ({ extension, method, arguments: args }) => {
      if (extension === 'plugo.hello-world') return `${method}(${args.join()})`;
      throw new ResponseError(-32000, 'It may not.', { code: 'NOT_PERMITTED', nextStep: 'Declare it.' });
    });
  const { process } = await activateWith(
    `const { extensions } = context;
     console.log(await extensions.call('plugo.hello-world', 'MyPlugin.SayHello', 'Ada', 2));
     console.log(await extensions.get('plugo.hello-world', 'MyPlugin').SayHello('Bob'));
     const remote = await extensions.get('plugo.hello-world', 'MyPlugin');
     const error = await extensions.call('plugo.other', 'A.b').catch((error) => error);
     console.log(error instanceof HostError, error.code, error.message, error.nextStep);`,
    { prepare },
  );
  expect(process.stdout).toBe(
    'MyPlugin.SayHello(Ada,2)\nMyPlugin.SayHello(Bob)\ntrue NOT_PERMITTED It may not. Declare it.\n',
  );
});

test('services are called through the host', async () => {
  const prepare = (connection: MessageConnection) =>
    connection.onRequest(ServiceCallRequest, ({ service, method, arguments: args }) =>
      [service, method, ...args].join(),
    );
  const { process } = await activateWith(
    `console.log(await context.extensions.callService('translation', 'Translation.translate', 'Hallo', 'en'));`,
    { prepare },
  );
  expect(process.stdout).toBe('translation,Translation.translate,Hallo,en\n');
});

test('events are published, heard as long as somebody listens, and may be refused', async () => {
  const subscriptions: string[] = [];
  const prepare = (connection: MessageConnection) => {
    connection.onRequest(SubscribeRequest, ({ topic }) => {
      if (topic === 'test.stranger/tick') throw new ResponseError(-32000, 'No.', { code: 'NOT_PERMITTED' });
      subscriptions.push(`+ ${topic}`);
      return null;
    });
    connection.onRequest(UnsubscribeRequest, ({ topic }) => {
      subscriptions.push(`- ${topic}`);
      return null;
    });
  };
  const { call, connection, process, received } = await activateWith(
    `const { events } = context;
     events.publish('tick', { hour: 4 }); events.publish('tock');
     const bad = await events.subscribe('plugo.clock/tick', () => { throw new Error('bad') });
     const good = await events.subscribe('plugo.clock/tick', (data) => console.log('heard ' + data));
     const error = await events.subscribe('test.stranger/tick', () => {}).catch((error) => error);
     console.log(error.code);
     context.commands.register('a.leave', () => { bad.dispose(); good.dispose(); good.dispose(); });`,
    { prepare },
  );
  await connection.sendNotification(DeliverEventNotification, { topic: 'plugo.clock/tick', data: 5 });
  await expect.poll(() => process.stdout).toBe('NOT_PERMITTED\nheard 5\n');
  await call('a.leave');
  await connection.sendNotification(DeliverEventNotification, { topic: 'plugo.clock/tick', data: 6 });
  await expect.poll(() => subscriptions.length).toBe(3);
  expect(subscriptions).toEqual(['+ plugo.clock/tick', '+ plugo.clock/tick', '- plugo.clock/tick']);
  expect(received).toEqual([
    [PublishEventNotification.method, { topic: 'tick', data: { hour: 4 } }],
    [PublishEventNotification.method, { topic: 'tock' }],
    [LogNotification.method, { level: 'error', message: expect.stringContaining('Error: bad') }],
  ]);
  expect(process.stdout).toBe('NOT_PERMITTED\nheard 5\n');
});

test('kept results are invalidated, of one method or of all', async () => {
  const { received } = await activateWith(
    `context.cache.invalidate('wordCount.count'); context.cache.invalidate();`,
  );
  expect(received).toEqual([
    [InvalidateCacheNotification.method, { method: 'wordCount.count' }],
    [InvalidateCacheNotification.method, {}],
  ]);
});

test('what a host says that nobody expects is ignored', async () => {
  const { connection, call } = await activateWith(`context.commands.register('a.b', () => 1);`);
  await connection.sendNotification('no/such', {});
  await connection.sendNotification(NotificationClosedNotification, { notificationId: 'unknown' });
  expect(await call('a.b')).toBe(1);
});

test('work is shown while its task runs, and its task hears that a person cancels', async () => {
  const seen: unknown[] = [];
  const prepare = (connection: MessageConnection) => {
    connection.onRequest(BeginProgressRequest, (params) => {
      seen.push(params);
      return { progressId: 'p1' };
    });
    connection.onNotification(ReportProgressNotification, async (params) => {
      seen.push(params);
      await connection.sendNotification(ProgressCancelledNotification, { progressId: 'p1' });
    });
    connection.onNotification(EndProgressNotification, (params) => void seen.push(params));
  };
  const { process } = await activateWith(
    `const answer = await context.notifications.withProgress({ title: 'Copying', cancellable: true }, async ({ report, signal }) => {
       report({ message: 'a.txt', percentage: 10 });
       await new Promise((resolve) => signal.addEventListener('abort', resolve));
       return 'half';
     });
     console.log(answer);`,
    { prepare },
  );
  expect(process.stdout).toBe('half\n');
  await expect
    .poll(() => seen)
    .toEqual([
      { title: 'Copying', cancellable: true },
      { progressId: 'p1', message: 'a.txt', percentage: 10 },
      { progressId: 'p1' },
    ]);
});

test('a task whose progress is refused is done all the same, and one that fails ends what is shown', async () => {
  const ended: unknown[] = [];
  const prepare = (connection: MessageConnection) => {
    connection.onRequest(BeginProgressRequest, ({ title }) => {
      if (title === 'refused') throw new ResponseError(-32000, 'Not today.');
      return { progressId: title };
    });
    connection.onNotification(EndProgressNotification, ({ progressId }) => void ended.push(progressId));
  };
  const { process } = await activateWith(
    `const { withProgress } = context.notifications;
     console.log(await withProgress({ title: 'refused' }, ({ report }) => { report({}); return 'done'; }));
     await withProgress({ title: 'failing' }, () => { throw new Error('Broken'); }).catch((error) => console.log(error.message));`,
    { prepare },
  );
  expect(process.stdout).toBe('done\nBroken\n');
  await expect.poll(() => ended).toEqual(['failing']);
});
