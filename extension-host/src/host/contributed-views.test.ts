import { expect, test } from 'vitest';
import { call, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();
const signal = AbortSignal.timeout(60_000);

const code = `
import { register, run } from '@plugo/sdk';
let context;
let refused;
class Board {
  show(content) { return context.views.set('main', content).catch((error) => { refused = error; }); }
  refused() { return refused?.code; }
  item(shown) { context.statusBar.set('count', shown); }
  children() { return [{ label: 'leaf', actions: [{ title: 'Pick', command: 'Board.pick' }] }]; }
  pick(...args) { return ['picked', ...args]; }
  secret() { return 'not shown anywhere'; }
  crash() { setTimeout(() => process.exit(1)); }
}
register(new Board());
run({ activate(given) { context = given; given.views.set('main', { kind: 'markdown', text: 'Hello' }); } });
`;
const manifest = {
  contributes: {
    views: [{ id: 'main', title: 'Main', icon: 'dashboard' }],
    statusBar: [{ id: 'count', title: 'Count', alignment: 'right', priority: 5 }],
  },
};
const main = { id: 'test.a', view: 'main' };

test('a view shows what its extension says, changes with it, and is empty when that has ended', async () => {
  await hosts.installed({ name: 'a', code, manifest });
  const host = await hosts.start();
  const changes: unknown[] = [];
  host.views.onDidChange(() => changes.push(host.views.contentOf(main)));
  expect(viewOf(host, 'test.a').views).toEqual([
    { id: 'main', title: 'Main', icon: 'dashboard', where: 'panel' },
  ]);
  await host.views.open(main);
  expect(host.views.contentOf(main)).toEqual({ kind: 'markdown', text: 'Hello' });

  await call(host, 'test.a', 'Board.show', { kind: 'markdown', text: 'Later' });
  await eventually(() => expect(changes.at(-1)).toEqual({ kind: 'markdown', text: 'Later' }));
  await call(host, 'test.a', 'Board.show', { kind: 'html', text: '<b>' });
  expect(await call(host, 'test.a', 'Board.refused')).toBe('VIEW_INVALID');
  expect(host.views.contentOf(main)).toEqual({ kind: 'markdown', text: 'Later' });

  await host.disable('test.a', false);
  expect(host.views.contentOf(main)).toBeUndefined();
  await eventually(() => expect(changes.at(-1)).toBeUndefined());
  await expect(host.views.open({ ...main, view: 'other' })).rejects.toMatchObject({ code: 'VIEW_NOT_FOUND' });
});

test('one that waits for its view is started by it, and what is reloaded shows its own', async () => {
  await hosts.installed({ name: 'a', code, manifest: { ...manifest, activationEvents: ['onView:main'] } });
  const host = await hosts.start();
  expect(viewOf(host, 'test.a').state.status).toBe('inactive');
  await host.views.open(main);
  await whenState(host, 'test.a', 'active');
  expect(host.views.contentOf(main)).toEqual({ kind: 'markdown', text: 'Hello' });
  await call(host, 'test.a', 'Board.show', { kind: 'markdown', text: 'Later' });
  await host.reload('test.a');
  expect(host.views.contentOf(main)).toEqual({ kind: 'markdown', text: 'Hello' });
});

test('what is called from a view stands in it, and is of its extension', async () => {
  await hosts.installed({ name: 'a', code, manifest });
  await hosts.installed({ name: 'b', code, manifest });
  const host = await hosts.start();
  const tree = { kind: 'tree', nodes: [{ label: 'root', load: { command: 'Board.children' } }] };
  await call(host, 'test.a', 'Board.show', tree);
  const pick = { ...main, command: 'Board.pick', arguments: ['x'] };
  const refused = { code: 'VIEW_ACTION_REFUSED' };
  await expect(host.views.act(pick, signal)).rejects.toMatchObject(refused);
  expect(await host.views.load({ ...main, command: 'Board.children', arguments: [] }, signal)).toHaveLength(
    1,
  );
  expect(await host.views.act(pick, signal)).toEqual(['picked', 'x']);
  await expect(host.views.act({ ...pick, command: 'Board.secret' }, signal)).rejects.toMatchObject(refused);
  await expect(host.views.act({ ...pick, id: 'test.b' }, signal)).rejects.toMatchObject(refused);
});

test('an item of the status bar is shown, pressed and taken away', async () => {
  await hosts.installed({ name: 'a', code, manifest });
  const host = await hosts.start();
  await call(host, 'test.a', 'Board.item', {
    text: '7',
    tone: 'warning',
    command: 'Board.pick',
    arguments: [7],
  });
  expect(viewOf(host, 'test.a').statusBar).toEqual([
    {
      id: 'count',
      title: 'Count',
      alignment: 'right',
      priority: 5,
      text: '7',
      tone: 'warning',
      pressable: true,
    },
  ]);
  expect(await host.views.actOnItem('test.a', 'count', signal)).toEqual(['picked', 7]);
  await call(host, 'test.a', 'Board.item', null);
  expect(viewOf(host, 'test.a').statusBar).toBeUndefined();
  await expect(host.views.actOnItem('test.a', 'count', signal)).rejects.toMatchObject({
    code: 'VIEW_NOT_FOUND',
  });
});
