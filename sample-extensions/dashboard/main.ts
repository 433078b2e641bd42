import { loadavg } from 'node:os';
import { run, type ViewContent } from '@plugo/sdk';

const tasks = ['Read the guide', 'Write an extension'];
const x = [15, 5, 1].map((minutes) => Date.now() - minutes * 60_000);
const values = loadavg().reverse();
const schema = { type: 'object', required: ['task'], properties: { task: { type: 'string', minLength: 1 } } };
const nodes = [{ label: 'Versions', icon: 'versions', load: { command: 'dashboard.versions' } }];
const versions = Object.entries(process.versions).map(([label, description]) => ({ label, description }));

function items(): readonly ViewContent[] {
  const done = { title: 'Done', icon: 'check', command: 'dashboard.done' };
  const rows = tasks.map((task, n) => ({ cells: { task }, actions: [{ ...done, arguments: [n] }] }));
  const columns = [{ key: 'task', title: 'Task' }];
  const text = `**${tasks.length} tasks.** All of this is *data* that the app draws; <b>HTML</b> stays text.`;
  return [
    { kind: 'markdown', text },
    { kind: 'table', title: 'Tasks', columns, rows, empty: 'All done.' },
    { kind: 'form', title: 'Add a task', schema, submit: { title: 'Add', command: 'dashboard.add' } },
    { kind: 'chart', title: 'Load of this computer', time: true, x, series: [{ title: 'Load', values }] },
    { kind: 'tree', title: 'This process', nodes },
  ];
}

run({
  activate({ commands, views, statusBar }) {
    const show = (_change?: unknown) => {
      x.push(Date.now());
      values.push(loadavg()[0] ?? 0);
      statusBar.set('tasks', { text: `${tasks.length} tasks`, icon: 'checklist', command: 'dashboard.show' });
      return views.set('overview', { kind: 'stack', items: items() });
    };
    commands.register('dashboard.show', show);
    commands.register('dashboard.done', (n: number) => show(tasks.splice(n, 1)));
    commands.register('dashboard.add', ({ task }: { task: string }) => show(tasks.push(task)));
    commands.register('dashboard.versions', () => versions);
    void show();
  },
});
