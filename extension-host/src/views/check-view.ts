import type { ViewAction, ViewContent, ViewTreeNode } from '@plugo/sdk/protocol';
import { z } from 'zod';
import { ExtensionHostError } from '../model/errors.js';
import { viewLimits } from '../model/view-limits.js';
import { treeNodeSchema, viewContentSchema } from './view-schema.js';

/** A content that was checked, and what can be called from it. */
export interface CheckedView {
  readonly content: ViewContent;
  /** Names of the methods its actions call. */
  readonly commands: ReadonlySet<string>;
}

/** Nothing that may be shown is nested deeper, whatever stands in a schema or in arguments. */
const deepestNesting = 100;
const nodesSchema = z.array(treeNodeSchema);

/** @throws ExtensionHostError `VIEW_INVALID`, naming the place, what was found and what is allowed */
export function checkView(extensionId: string, view: string, value: unknown): CheckedView {
  const refuse = (problem: string): never => {
    throw invalid(extensionId, `The view ${view} was refused: ${problem}.`);
  };
  checkSize(value, refuse);
  const content = parse(viewContentSchema, value, refuse);
  checkTrees(content, refuse);
  return { content, commands: new Set(actionsIn(content)) };
}

/** What a node of a tree has fetched. @throws ExtensionHostError `VIEW_INVALID` */
export function checkNodes(
  extensionId: string,
  command: string,
  value: unknown,
): { readonly nodes: readonly ViewTreeNode[]; readonly commands: readonly string[] } {
  const refuse = (problem: string): never => {
    throw invalid(extensionId, `What ${command} answered is no list of nodes: ${problem}.`);
  };
  checkSize(value, refuse);
  const nodes = parse(nodesSchema, value, refuse);
  checkTrees({ kind: 'tree', nodes }, refuse);
  return { nodes, commands: nodes.flatMap((node) => commandsOfNode(node)) };
}

function invalid(extensionId: string, message: string): ExtensionHostError {
  return new ExtensionHostError('VIEW_INVALID', message, { extensionId });
}

type Refuse = (problem: string) => never;

function checkSize(value: unknown, refuse: Refuse): void {
  if (isDeeperThan(value, deepestNesting)) refuse(`it is nested deeper than ${deepestNesting} levels`);
  const size = Buffer.byteLength(JSON.stringify(value) ?? '');
  if (size > viewLimits.size)
    refuse(
      `it has ${size.toLocaleString('en')} bytes, and at most ${viewLimits.size.toLocaleString('en')} are allowed`,
    );
}

/** Level by level: what is nested a million times deep must not overflow the stack. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

function parse<T>(schema: z.ZodType<T>, value: unknown, refuse: Refuse): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map(({ path, message }) => {
    const place = path.map(String).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  return refuse(problems.join('; '));
}

function checkTrees(content: ViewContent, refuse: Refuse, stacks = 1): void {
  if (content.kind === 'stack') {
    if (stacks > viewLimits.stacks) refuse(`stacks may stand one in the other ${viewLimits.stacks} times`);
    for (const item of content.items) checkTrees(item, refuse, stacks + 1);
  }
  if (content.kind !== 'tree') return;
  const { count, depth } = measure(content.nodes);
  if (count > viewLimits.nodes)
    refuse(
      `the tree has ${count} nodes, and at most ${viewLimits.nodes} are allowed; let nodes load their children`,
    );
  if (depth > viewLimits.depth)
    refuse(`the tree is ${depth} levels deep, and at most ${viewLimits.depth} are allowed`);
}

function measure(nodes: readonly ViewTreeNode[]): { count: number; depth: number } {
  let [count, depth] = [0, 0];
  for (const { children } of nodes) {
    const below = measure(children ?? []);
    count += 1 + below.count;
    depth = Math.max(depth, 1 + below.depth);
  }
  return { count, depth };
}

function actionsIn(content: ViewContent): readonly string[] {
  switch (content.kind) {
    case 'table':
      return content.rows.flatMap(({ actions }) => commandsOf(actions));
    case 'tree':
      return content.nodes.flatMap(commandsOfNode);
    case 'form':
      return [content.submit.command];
    case 'stack':
      return content.items.flatMap(actionsIn);
    default:
      return [];
  }
}

function commandsOfNode({ load, actions, children = [] }: ViewTreeNode): readonly string[] {
  return [
    ...(load === undefined ? [] : [load.command]),
    ...commandsOf(actions),
    ...children.flatMap(commandsOfNode),
  ];
}

function commandsOf(actions: readonly ViewAction[] = []): readonly string[] {
  return actions.map(({ command }) => command);
}
