import semver from 'semver';
import { z } from 'zod';
import { parseKeys, problemOfKeys } from '../keys.js';
import { codicon } from '../view-limits.js';

const namePart = 'must be lower-case letters, digits and hyphens, such as "word-count"';
const idPart = z
  .string(namePart)
  .regex(/^[a-z0-9][a-z0-9-]*$/, namePart)
  .max(80);

const extensionId = 'must be publisher.name, such as "plugo.hello-world"';
/** `publisher.name` */
export const extensionIdSchema = z
  .string(extensionId)
  .regex(/^[a-z0-9][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$/, extensionId);

const semanticVersion = 'must be a semantic version, such as "1.0.0"';
const versionSchema = z
  .string(semanticVersion)
  .refine((text) => semver.valid(text) === text, semanticVersion)
  .describe('Semantic version of the extension.');

const semverRange = 'must be a semver range, such as "^1.0.0"';
const rangeSchema = z.string(semverRange).refine((text) => semver.validRange(text) !== null, semverRange);

/** An object id → range; an array of ids means any version. */
const dependenciesSchema = z
  .union([z.record(extensionIdSchema, rangeSchema), z.array(extensionIdSchema)])
  .transform(
    (value): Readonly<Record<string, string>> =>
      Array.isArray(value) ? Object.fromEntries(value.map((id) => [id, '*'])) : value,
  )
  .default({});

const seconds = z.number().min(1).max(300);

const runSchema = z
  .object({
    command: z
      .union([z.string().min(1), z.record(z.string().regex(/^[a-z0-9]+-[a-z0-9]+$/), z.string().min(1))])
      .describe('Program to start, or a map from platform-arch such as "linux-x64" to programs.'),
    args: z.array(z.string()).default([]),
    env: z.record(z.string(), z.string()).default({}),
  })
  .describe('How to start an extension that is no JavaScript. Paths are relative to its folder.');

const argumentSchema = z.object({
  name: z.string().min(1).max(80),
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.enum(['string', 'number', 'integer', 'boolean']).default('string'),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  schema: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('JSON Schema of the value, in place of type and enum, for anything they cannot say.'),
  required: z.boolean().default(true),
});

const methodName = z
  .string()
  .regex(
    /^[A-Za-z_][\w$-]*(\.[A-Za-z_$][\w$-]*)+$/,
    'must be a method name with a dot, such as "wordCount.count"',
  );

const commandSchema = z.object({
  command: methodName.describe('Name of the method that runs the command.'),
  title: z.string().min(1),
  category: z.string().optional(),
  description: z.string().optional(),
  arguments: z.array(argumentSchema).default([]).describe('What the command asks for, in order.'),
});

const keys = z
  .string()
  .refine((text) => parseKeys(text) !== undefined, 'must be keys, such as "ctrl+shift+k" or "ctrl+k ctrl+s"')
  .refine(
    (text) => parseKeys(text) === undefined || problemOfKeys(parseKeys(text) ?? '') === undefined,
    'must have ctrl, alt or cmd, or be a function key, and leave alone the keys that edit text or move in it',
  );

const keybindingSchema = z.object({
  command: methodName.describe('A command that the extension contributes.'),
  key: keys.describe('Keys on every system that has none of its own below.'),
  mac: keys.optional(),
  win: keys.optional(),
  linux: keys.optional(),
  args: z.array(z.unknown()).optional().describe('Arguments of the command, in order.'),
});

const configurationSchema = z.object({
  title: z.string().optional(),
  properties: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .describe(
      'Setting key → JSON Schema. "format": "password", "secret" or "writeOnly" make a value, or a part of it, a secret.',
    ),
});

/** At most a day: what is kept for longer belongs into storage. */
const milliseconds = z.number().int().min(1).max(86_400_000);

const methodSchema = z.object({
  cacheable: z
    .object({
      ttl: milliseconds.describe('Milliseconds a result is used again for equal arguments.'),
      entries: z.number().int().min(1).max(10_000).default(100).describe('Results that are kept at most.'),
      staleIfError: milliseconds
        .optional()
        .describe('Milliseconds up to which an old result is used in place of a failure.'),
    })
    .optional()
    .describe('Results depend on the arguments alone, for a time.'),
  idempotent: z
    .boolean()
    .default(false)
    .describe('Calling it twice does no more than calling it once, so a call that was cut off is repeated.'),
});

const serviceName = 'must be lower-case letters, digits, dots and hyphens, such as "translation"';
/** Name of a service that several extensions can provide. */
const serviceSchema = z
  .string(serviceName)
  .regex(/^[a-z0-9][a-z0-9.-]*$/, serviceName)
  .max(80);

const partName = 'must be letters, digits, dots, hyphens and underscores, such as "overview"';
const partId = z.string(partName).regex(/^[A-Za-z][\w.-]{0,79}$/, partName);

const viewSchema = z.object({
  id: partId.describe('Name of the view in the code of the extension.'),
  title: z.string().min(1).max(60),
  icon: codicon.default('window').describe('Name of a codicon, such as "dashboard".'),
  where: z
    .enum(['panel', 'details'])
    .default('panel')
    .describe('A page of its own in the activity bar, or a tab in the details of the extension.'),
});

const statusBarSchema = z.object({
  id: partId.describe('Name of the item in the code of the extension.'),
  title: z.string().min(1).max(60).optional().describe('What it is, for people; the id when left out.'),
  alignment: z.enum(['left', 'right']).default('left'),
  priority: z.number().int().min(-1000).max(1000).default(0).describe('A higher one stands further left.'),
});

const contributesSchema = z
  .object({
    commands: z.array(commandSchema).default([]),
    keybindings: z.array(keybindingSchema).default([]).describe('Keys that run commands.'),
    methods: z
      .record(methodName, methodSchema)
      .default({})
      .describe('What callers may rely on, by name of the method.'),
    configuration: configurationSchema.optional(),
    views: z
      .array(viewSchema)
      .max(10)
      .default([])
      .describe('What it shows in the window, described as data.'),
    statusBar: z.array(statusBarSchema).max(5).default([]).describe('What it shows in the status bar.'),
  })
  .prefault({});

/** A number in a range that errors name whole. */
function between(least: number, most: number) {
  const wanted = `must be a number from ${least} to ${most}`;
  return z.number(wanted).min(least, wanted).max(most, wanted);
}

const restartSchema = z
  .object({
    policy: z
      .enum(['on-crash', 'never'])
      .default('on-crash')
      .describe('Whether the extension is started again after a crash.'),
    maxCrashes: between(1, 100)
      .int('must be a whole number')
      .optional()
      .describe('So many crashes within the window, and it stays stopped; 5 when left out.'),
    windowSeconds: between(1, 86_400).optional().describe('The window; 300 when left out.'),
    maxBackoffSeconds: between(1, 3_600)
      .optional()
      .describe('Seconds to wait before a restart at most; 60 when left out.'),
    reload: z
      .enum(['beside', 'stop-first'])
      .default('beside')
      .describe('Whether a reload may start the new process while the one before still runs.'),
  })
  .prefault({})
  .describe('What happens after a crash and at a reload.');

/** The parts of package.json that Plugo reads. Other fields are left to npm and other tools. */
export const manifestSchema = z.object({
  name: idPart.describe('Name of the extension; with the publisher it makes the id.'),
  publisher: idPart.describe('Who makes the extension.'),
  version: versionSchema,
  displayName: z.string().min(1).max(120).optional(),
  description: z.string().max(1000).optional(),
  icon: z.string().optional().describe('PNG, JPEG or SVG file in the folder, at most 256 KiB.'),
  license: z.string().optional(),
  engines: z.object(
    { plugo: rangeSchema.describe('Versions of Plugo the extension runs on, such as "^0.1.0".') },
    'must be an object, such as { "plugo": "^0.1.0" }',
  ),
  main: z
    .string()
    .min(1)
    .optional()
    .describe('JavaScript or TypeScript file that Plugo runs on its own Node.'),
  plugo: z.object({ run: runSchema.optional() }).optional(),
  activationEvents: z
    .array(
      z
        .string()
        .regex(
          /^(\*|onStartup|onCommand:.+|onView:.+)$/,
          'must be "onStartup", "onCommand:<command>" or "onView:<view>"',
        ),
    )
    .default(['onStartup'])
    .describe('When the extension starts. Left out: with the app.'),
  contributes: contributesSchema,
  extensionDependencies: dependenciesSchema,
  optionalExtensionDependencies: dependenciesSchema,
  provides: z
    .array(serviceSchema)
    .default([])
    .describe('Services whose methods the extension exports; others may provide them as well.'),
  permissions: z.array(z.string().min(1).max(200)).default([]).describe('What the extension asks for.'),
  transport: z.enum(['auto', 'unix', 'tcp']).default('auto'),
  restart: restartSchema,
  handshakeTimeout: seconds.optional().describe('Seconds to connect after the start; 10 when left out.'),
  activationTimeout: seconds.optional().describe('Seconds for activate(); 30 when left out.'),
});

/** A checked manifest, defaults filled in. */
export type ExtensionManifest = Readonly<z.output<typeof manifestSchema>>;

export type CommandContribution = Readonly<z.output<typeof commandSchema>>;
export type KeybindingContribution = Readonly<z.output<typeof keybindingSchema>>;
/** What callers may rely on when they call a method. */
export type MethodContribution = Readonly<z.output<typeof methodSchema>>;
export type CommandArgument = Readonly<z.output<typeof argumentSchema>>;
export type ViewContribution = Readonly<z.output<typeof viewSchema>>;
export type RunSpecification = Readonly<z.output<typeof runSchema>>;
