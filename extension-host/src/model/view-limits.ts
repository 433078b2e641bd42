import { isExportedMethodName } from '@plugo/sdk/protocol';
import { z } from 'zod';

/** How much a view of an extension may show. */
export const viewLimits = {
  /** Characters of a cell, a label, a title. */
  text: 1_000,
  /** Characters. */
  markdown: 65_536,
  columns: 30,
  rows: 1_000,
  actions: 6,
  /** Nodes of a tree, with all below them. */
  nodes: 2_000,
  /** Nodes one below the other. */
  depth: 12,
  points: 5_000,
  series: 12,
  /** Of a stack. */
  items: 20,
  /** Stacks one in the other. */
  stacks: 3,
  /** Bytes of the whole as JSON. */
  size: 1024 * 1024,
} as const;

/** Name of an icon the app brings along. */
export const codicon = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be the name of a codicon, such as "flame"');

/** What an action calls: there is no way to name the extension, so it is always that which shows the action. */
export const ownMethod = z
  .string()
  .refine(isExportedMethodName, 'must be a method of this extension, such as "dashboard.remove"');
