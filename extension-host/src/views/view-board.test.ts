import { expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { describe } from '../testing/write-extension.js';
import { ViewBoard } from './view-board.js';

const extension = describe('test.board', {
  contributes: {
    commands: [],
    methods: {},
    views: [{ id: 'main', title: 'Main', icon: 'window', where: 'panel' }],
    statusBar: [{ id: 'count', alignment: 'left', priority: 0 }],
  },
});
const action = { title: 'Go', command: 'board.go' };

/** What is said of a content that is refused; undefined where it is taken. */
function problemOf(content: unknown, view = 'main'): string | undefined {
  try {
    new ViewBoard(extension).setView(view, content);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const row = { cells: { name: 'x' }, actions: [action] };
const table = { kind: 'table', columns: [{ key: 'name', title: 'Name' }], rows: [row] };

function nested(depth: number): object {
  return depth === 0 ? { label: 'leaf' } : { label: `${depth}`, children: [nested(depth - 1)] };
}

test.each([
  ['a table', table],
  ['a tree', { kind: 'tree', nodes: [{ label: 'a', load: { command: 'board.children' } }, nested(11)] }],
  ['Markdown', { kind: 'markdown', text: '# <b>hello</b>' }],
  ['a form', { kind: 'form', schema: { type: 'object' }, submit: action }],
  ['a chart', { kind: 'chart', x: [1, 2], series: [{ title: 'a', values: [1, null] }] }],
  ['a stack', { kind: 'stack', items: [{ kind: 'stack', items: [table] }] }],
  ['nothing', null],
])('%s is taken', (_, content) => {
  expect(problemOf(content)).toBeUndefined();
});

test.each(
  [
    [{ kind: 'html', html: '<b>' }, 'kind: must be one of table, tree, markdown, form, chart, stack'],
    [7, 'kind: must be one of'],
    [{ ...table, rows: Array(1_001).fill(row) }, 'rows: Too big'],
    [
      { ...table, rows: [{ cells: { name: {} } }] },
      'rows.0.cells.name: must be a text of at most 1000 characters',
    ],
    [{ ...table, onclick: 'x' }, 'Unrecognized key: "onclick"'],
    [
      { ...table, rows: [{ ...row, actions: [{ ...action, extension: 'test.other' }] }] },
      'Unrecognized key: "extension"',
    ],
    [
      { ...table, rows: [{ ...row, actions: [{ ...action, command: 'initialize' }] }] },
      'must be a method of this extension',
    ],
    [{ kind: 'tree', nodes: [nested(12)] }, 'the tree is 13 levels deep, and at most 12 are allowed'],
    [{ kind: 'tree', nodes: Array(2_001).fill({ label: 'a' }) }, 'the tree has 2001 nodes, and at most 2000'],
    [{ kind: 'tree', nodes: [nested(2_000)] }, 'it is nested deeper than 100 levels'],
    [{ kind: 'chart', x: [2, 1], series: [{ title: 'a', values: [1, 2] }] }, 'x: must ascend'],
    [{ kind: 'chart', x: [1], series: [{ title: 'a', values: [] }] }, 'as many values as x has'],
    [
      { kind: 'form', schema: { note: 'x'.repeat(2 ** 20) }, submit: action },
      'bytes, and at most 1,048,576 are allowed',
    ],
    [
      {
        kind: 'stack',
        items: [{ kind: 'stack', items: [{ kind: 'stack', items: [{ kind: 'stack', items: [] }] }] }],
      },
      'stacks may stand one in the other 3 times',
    ],
  ].map(([content, problem]) => [problem, content] as const),
)('it is refused: %s', (problem, content) => {
  expect(problemOf(content)).toContain(`The view main was refused: `);
  expect(problemOf(content)).toContain(problem);
});

test('only what the manifest declares is taken', () => {
  expect(problemOf(table, 'other')).toBe('test.board has no view "other": it declares main.');
  expect(() => new ViewBoard(extension).setItem({ item: 'x', text: 'y' })).toThrow(
    'test.board has no item in the status bar "x": it declares count.',
  );
});

test('what may be called is what is shown, and what nodes have fetched', () => {
  const board = new ViewBoard(extension);
  board.setView('main', { kind: 'tree', nodes: [{ label: 'a', load: { command: 'board.children' } }] });
  expect(board.canCall('main', 'board.children')).toBe(true);
  expect(board.canCall('main', 'board.remove')).toBe(false);
  board.addNodes('main', 'board.children', [
    { label: 'b', actions: [{ title: 'Remove', command: 'board.remove' }] },
  ]);
  expect(board.canCall('main', 'board.remove')).toBe(true);
  board.setView('main', table);
  expect(board.canCall('main', 'board.remove')).toBe(false);
  expect(() => board.addNodes('main', 'board.children', 'none')).toThrow('is no list of nodes');
});

test('one that sets its views too often is told so, and may go on a second later', async () => {
  const clock = new FakeClock();
  const board = new ViewBoard(extension, clock);
  const set = () => board.setView('main', table);
  for (let n = 0; n < 30; n++) set();
  expect(set).toThrow('views may be set 30 times a second');
  await clock.advance(1_000);
  expect(set).not.toThrow();
});

test('nothing is left when the process has ended', () => {
  const board = new ViewBoard(extension);
  board.setView('main', table);
  board.setItem({ item: 'count', text: '7' });
  expect(board.clear()).toEqual(['main']);
  expect(board.contentOf('main')).toBeUndefined();
  expect(board.itemOf('count')).toBeUndefined();
});
