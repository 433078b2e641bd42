/** A function of a profile: calls of it from anywhere are of the same one. */
export interface ProfileFunction {
  readonly name: string;
  /** Of its file; empty for what is of the engine itself. */
  readonly url: string;
  /** From 1. */
  readonly line: number;
  /** Microseconds in it and nothing it called. */
  self: number;
  /** Microseconds in it and what it called. */
  total: number;
}

/** A call of a function, or all of them together: a bar of a flame chart. Times are microseconds. */
export interface FlameSpan {
  readonly function: ProfileFunction;
  readonly depth: number;
  readonly start: number;
  end: number;
  self: number;
}

/** What stands in a `.cpuprofile`, as far as it is used here. */
export interface CpuProfileFile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
      readonly columnNumber: number;
    };
    readonly children?: readonly number[];
  }[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

export interface CpuProfile {
  /** Microseconds from the first sample to the end. */
  readonly duration: number;
  readonly samples: number;
  readonly functions: readonly ProfileFunction[];
  /** Calls as they came, by depth and start. */
  readonly inTime: readonly FlameSpan[];
  /** Equal ways of calls together, the longest first. */
  readonly leftHeavy: readonly FlameSpan[];
}

interface Node {
  readonly function: ProfileFunction;
  readonly parent: Node | undefined;
}

const hidden = new Set(['(root)', '(idle)', '(program)']);
const garbageCollector = '(garbage collector)';

/** @throws Error with a sentence where it is no CPU profile */
export function parseCpuProfile(text: string): CpuProfile {
  const file = JSON.parse(text) as Partial<CpuProfileFile>;
  const { nodes, samples, timeDeltas, startTime = 0, endTime = 0 } = file;
  if (!nodes || !samples || !timeDeltas) throw new Error('it is no CPU profile with samples');
  const { byId, functions } = nodesOf(nodes);
  const duration = Math.max(1, endTime - startTime);
  const stacks = stacksOf(samples, timeDeltas, duration, byId);
  addTotals(stacks);
  return {
    duration,
    samples: samples.length,
    functions: functions.filter(({ total }) => total > 0),
    inTime: inTime(stacks),
    leftHeavy: leftHeavy(stacks),
  };
}

/** For a while the same functions were being called, the outermost first. */
interface StackSpan {
  readonly start: number;
  readonly end: number;
  readonly stack: readonly Node[];
}

function nodesOf(nodes: CpuProfileFile['nodes']): {
  readonly byId: ReadonlyMap<number, Node>;
  readonly functions: readonly ProfileFunction[];
} {
  const functions = new Map<string, ProfileFunction>();
  const given = new Map(nodes.map((node) => [node.id, node]));
  const byId = new Map<number, Node>();
  const parentOf = new Map<number, number>();
  for (const { id, children = [] } of nodes) for (const child of children) parentOf.set(child, id);
  const nodeOf = (id: number): Node | undefined => {
    const known = byId.get(id);
    const node = given.get(id);
    if (known !== undefined || node === undefined) return known;
    const { functionName: name, url, lineNumber, columnNumber } = node.callFrame;
    const key = `${name}\n${url}\n${lineNumber}\n${columnNumber}`;
    const found = functions.get(key) ?? { name, url, line: lineNumber + 1, self: 0, total: 0 };
    functions.set(key, found);
    const parentId = parentOf.get(id);
    const made = { function: found, parent: parentId === undefined ? undefined : nodeOf(parentId) };
    byId.set(id, made);
    return made;
  };
  for (const { id } of nodes) nodeOf(id);
  return { byId, functions: [...functions.values()] };
}

/** Each sample lasts until the next one. */
function stacksOf(
  samples: readonly number[],
  deltas: readonly number[],
  duration: number,
  byId: ReadonlyMap<number, Node>,
): readonly StackSpan[] {
  const stacks: StackSpan[] = [];
  let at = 0;
  let before: readonly Node[] = [];
  samples.forEach((id, index) => {
    at += Math.max(0, deltas[index] ?? 0);
    const next = deltas[index + 1];
    const end = next === undefined ? duration : Math.min(duration, at + Math.max(0, next));
    const node = byId.get(id);
    const own = node === undefined ? [] : stackOf(node);
    // Garbage is collected while something else is being called.
    const stack = node?.function.name === garbageCollector ? [...before, ...own] : own;
    if (node?.function.name !== garbageCollector) before = own;
    if (end > at && stack.length > 0) stacks.push({ start: at, end, stack });
  });
  return stacks;
}

function stackOf(node: Node): readonly Node[] {
  const stack: Node[] = [];
  for (let one: Node | undefined = node; one !== undefined; one = one.parent) {
    if (!hidden.has(one.function.name)) stack.push(one);
  }
  return stack.reverse();
}

function addTotals(stacks: readonly StackSpan[]): void {
  for (const { start, end, stack } of stacks) {
    const top = stack.at(-1);
    if (top !== undefined) top.function.self += end - start;
    for (const one of new Set(stack.map((node) => node.function))) one.total += end - start;
  }
}

function inTime(stacks: readonly StackSpan[]): readonly FlameSpan[] {
  const spans: FlameSpan[] = [];
  let open: { readonly node: Node; readonly span: FlameSpan }[] = [];
  let until = 0;
  for (const { start, end, stack } of stacks) {
    // A pause in between ends all.
    if (start > until + 1) open = [];
    let same = 0;
    while (same < stack.length && open[same]?.node === stack[same]) same += 1;
    open = open.slice(0, same);
    for (const node of stack.slice(same)) {
      const span: FlameSpan = { function: node.function, depth: open.length, start, end, self: 0 };
      spans.push(span);
      open.push({ node, span });
    }
    for (const { span } of open) span.end = end;
    const top = open.at(-1)?.span;
    if (top !== undefined) top.self += end - start;
    until = end;
  }
  return spans;
}

interface Merged {
  readonly function: ProfileFunction;
  total: number;
  self: number;
  readonly children: Map<ProfileFunction, Merged>;
}

function leftHeavy(stacks: readonly StackSpan[]): readonly FlameSpan[] {
  const roots = new Map<ProfileFunction, Merged>();
  for (const { start, end, stack } of stacks) {
    let level = roots;
    let last: Merged | undefined;
    for (const { function: called } of stack) {
      last = level.get(called) ?? { function: called, total: 0, self: 0, children: new Map() };
      level.set(called, last);
      last.total += end - start;
      level = last.children;
    }
    if (last !== undefined) last.self += end - start;
  }
  const spans: FlameSpan[] = [];
  const place = (level: ReadonlyMap<ProfileFunction, Merged>, from: number, depth: number): void => {
    let start = from;
    for (const one of [...level.values()].sort((a, b) => b.total - a.total)) {
      spans.push({ function: one.function, depth, start, end: start + one.total, self: one.self });
      place(one.children, start, depth + 1);
      start += one.total;
    }
  };
  place(roots, 0, 0);
  return spans;
}
