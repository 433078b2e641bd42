import { hostLogId } from '../log-entry.js';
import { describeValue } from './describe-issue.js';

type Fields = Readonly<Record<string, unknown>>;

/** Problems a schema of single fields cannot see. Takes the raw value, so that all problems are told at once. */
export function findRuleViolations(manifest: Fields): readonly string[] {
  const contributes = fieldsOf(manifest.contributes);
  return [
    ...checkId(manifest),
    ...checkEntry(manifest),
    ...checkCommands(listOf(contributes.commands)),
    ...checkKeybindings(listOf(contributes.keybindings), listOf(contributes.commands)),
    ...checkNames('contributes.views', listOf(contributes.views)),
    ...checkNames('contributes.statusBar', listOf(contributes.statusBar)),
    ...checkSettingKeys(fieldsOf(fieldsOf(contributes.configuration).properties)),
  ];
}

/** The host logs and notifies under an id of its own. */
function checkId({ publisher, name }: Fields): readonly string[] {
  if (typeof publisher !== 'string' || typeof name !== 'string') return [];
  if (`${publisher}.${name}` !== hostLogId) return [];
  return [`name is ${describeValue(name)}; the id ${hostLogId} belongs to Plugo itself.`];
}

function checkEntry(manifest: Fields): readonly string[] {
  const hasRun = fieldsOf(manifest.plugo).run !== undefined;
  if (manifest.main !== undefined && hasRun)
    return ['main and plugo.run are both there; an extension is started by one of them.'];
  if (manifest.main === undefined && !hasRun)
    return [
      'main and plugo.run are both missing; one must tell how to start the extension, such as "main": "dist/main.js".',
    ];
  return [];
}

function checkCommands(commands: readonly unknown[]): readonly string[] {
  const places = new Map<unknown, number>();
  return commands.flatMap((entry, index) => {
    const { command, arguments: declared } = fieldsOf(entry);
    const first = places.get(command);
    if (first === undefined) places.set(command, index);
    const here = `contributes.commands[${index}]`;
    return [
      ...(first !== undefined && command !== undefined
        ? [
            `${here}.command is ${describeValue(command)}, as in contributes.commands[${first}]; names must differ.`,
          ]
        : []),
      ...listOf(declared).flatMap((argument, place) =>
        checkDefault(fieldsOf(argument), `${here}.arguments[${place}]`),
      ),
    ];
  });
}

/** Keys work wherever the person is: a condition that nobody reads would make them do something unwanted. */
function checkKeybindings(keybindings: readonly unknown[], commands: readonly unknown[]): readonly string[] {
  const own = commands.map((entry) => fieldsOf(entry).command);
  return keybindings.flatMap((entry, index) => {
    const { command, when } = fieldsOf(entry);
    const here = `contributes.keybindings[${index}]`;
    return [
      ...(typeof command === 'string' && !own.includes(command)
        ? [`${here}.command is ${describeValue(command)}; it must be one of contributes.commands.`]
        : []),
      ...(when === undefined
        ? []
        : [`${here}.when is ${describeValue(when)}; Plugo has no conditions for keys, leave it out.`]),
    ];
  });
}

/** Ids within a list must differ. */
function checkNames(where: string, entries: readonly unknown[]): readonly string[] {
  const ids = entries.map((entry) => fieldsOf(entry).id);
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    if (id === undefined || first === index) return [];
    return [`${where}[${index}].id is ${describeValue(id)}, as in ${where}[${first}]; names must differ.`];
  });
}

function checkDefault(argument: Fields, here: string): readonly string[] {
  const { type = 'string', default: value, enum: allowed, schema } = argument;
  if (schema !== undefined) {
    const beside = ['type', 'enum'].filter((key) => argument[key] !== undefined);
    return beside.map((key) => `${here}.${key} stands beside schema; say it in the schema.`);
  }
  if (value === undefined) return [];
  if (Array.isArray(allowed) && !allowed.includes(value))
    return [`${here}.default is ${describeValue(value)}; it must be one of those in its enum.`];
  const fits = type === 'integer' ? Number.isInteger(value) : typeof value === type;
  return fits ? [] : [`${here}.default is ${describeValue(value)}; its type is ${describeValue(type)}.`];
}

/** Keys that mean something to JavaScript objects, and so could confuse an extension that merges its settings. */
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype']);

function checkSettingKeys(properties: Fields): readonly string[] {
  return Object.keys(properties)
    .filter((key) => !/^[A-Za-z_][\w.-]{0,199}$/.test(key) || reservedKeys.has(key))
    .map(
      (key) =>
        `contributes.configuration.properties has the key ${describeValue(key)}; a key must be letters, digits, dots, hyphens and underscores, such as "wordCount.minimum".`,
    );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
