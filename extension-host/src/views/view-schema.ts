import type {
  ViewAction,
  ViewChart,
  ViewContent,
  ViewForm,
  ViewMarkdown,
  ViewStack,
  ViewTable,
  ViewTree,
  ViewTreeNode,
} from '@plugo/sdk/protocol';
import { z } from 'zod';
import { codicon, ownMethod, viewLimits } from '../model/view-limits.js';

const { text, rows, columns, actions, points, series, items, markdown } = viewLimits;

const shortText = z.string().max(text);
const title = z.string().min(1).max(text);
const tone = z.enum(['ok', 'busy', 'warning', 'error', 'muted']);
const values = z.array(z.unknown()).max(50);
const viewActionSchema: z.ZodType<ViewAction> = z.strictObject({
  title,
  icon: codicon.exactOptional(),
  command: ownMethod,
  arguments: values.exactOptional(),
  confirm: shortText.exactOptional(),
});
const someActions = z.array(viewActionSchema).max(actions);

const cell = z.union(
  [z.string().max(text), z.number(), z.boolean(), z.null()],
  `must be a text of at most ${text} characters, a number, true, false or null`,
);

const key = z.string().min(1).max(80);

const table: z.ZodType<ViewTable> = z.strictObject({
  kind: z.literal('table'),
  title: shortText.exactOptional(),
  columns: z
    .array(z.strictObject({ key, title: shortText, align: z.enum(['left', 'right']).exactOptional() }))
    .min(1)
    .max(columns),
  rows: z
    .array(
      z.strictObject({
        cells: z.record(key, cell),
        icon: codicon.exactOptional(),
        tone: tone.exactOptional(),
        actions: someActions.exactOptional(),
      }),
    )
    .max(rows),
  sort: z.strictObject({ key, descending: z.boolean().exactOptional() }).exactOptional(),
  empty: shortText.exactOptional(),
});

export const treeNodeSchema: z.ZodType<ViewTreeNode> = z.lazy(() =>
  z.strictObject({
    label: title,
    description: shortText.exactOptional(),
    icon: codicon.exactOptional(),
    tone: tone.exactOptional(),
    expanded: z.boolean().exactOptional(),
    children: z.array(treeNodeSchema).exactOptional(),
    load: z.strictObject({ command: ownMethod, arguments: values.exactOptional() }).exactOptional(),
    actions: someActions.exactOptional(),
  }),
);

const tree: z.ZodType<ViewTree> = z.strictObject({
  kind: z.literal('tree'),
  title: shortText.exactOptional(),
  nodes: z.array(treeNodeSchema),
  empty: shortText.exactOptional(),
});

const markdownText: z.ZodType<ViewMarkdown> = z.strictObject({
  kind: z.literal('markdown'),
  title: shortText.exactOptional(),
  text: z.string().max(markdown),
});

const fields = z.record(z.string(), z.unknown());

const form: z.ZodType<ViewForm> = z.strictObject({
  kind: z.literal('form'),
  title: shortText.exactOptional(),
  schema: fields,
  value: fields.exactOptional(),
  submit: viewActionSchema,
});

const chart: z.ZodType<ViewChart> = z
  .strictObject({
    kind: z.literal('chart'),
    title: shortText.exactOptional(),
    x: z
      .array(z.number())
      .max(points)
      .refine((x) => x.every((at, n) => n === 0 || at >= (x[n - 1] as number)), 'must ascend'),
    time: z.boolean().exactOptional(),
    unit: z.string().max(20).exactOptional(),
    series: z
      .array(z.strictObject({ title, values: z.array(z.number().nullable()).max(points) }))
      .min(1)
      .max(series),
  })
  .refine(
    (chart) => chart.series.every((one) => one.values.length === chart.x.length),
    'each of the series must have as many values as x has',
  );

const stack: z.ZodType<ViewStack> = z.lazy(() =>
  z.strictObject({
    kind: z.literal('stack'),
    title: shortText.exactOptional(),
    items: z.array(viewContentSchema).max(items),
  }),
);

/** Told by `kind` at once, so that what is wrong is named in the words of that kind. */
const byKind: Readonly<Record<ViewContent['kind'], z.ZodType<ViewContent>>> = {
  table,
  tree,
  markdown: markdownText,
  form,
  chart,
  stack,
};

/** What a view may show. Number and depth of nodes and the size of the whole are checked beside it. */
export const viewContentSchema: z.ZodType<ViewContent> = z.unknown().transform((value, context) => {
  const kind = (value as { readonly kind?: unknown } | null)?.kind;
  const schema = Object.hasOwn(byKind, String(kind)) ? byKind[kind as ViewContent['kind']] : undefined;
  if (schema === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['kind'],
      message: `must be one of ${Object.keys(byKind).join(', ')}`,
    });
    return z.NEVER;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});
