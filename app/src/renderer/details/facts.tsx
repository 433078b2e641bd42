import type { ExtensionView } from '@plugo/extension-host/control';
import type { ReactNode } from 'react';
import { texts } from '../../shared/texts/index.js';
import { startsByItself } from '../extensions/present-state.js';
import { formatMemory } from '../format/format.js';
import { Uptime } from '../ui/uptime.js';
import { DiskFacts } from './disk-facts.js';
import { Fact } from './fact.js';

/** The figures of the process as tiles. */
export function ProcessTiles({ extension: { process } }: { readonly extension: ExtensionView }) {
  const words = texts.details;
  if (process === undefined) return null;
  return (
    <dl className="tiles" aria-label={words.facts}>
      <Tile name={words.memory} value={formatMemory(process.memory)} />
      <Tile name={words.cpu} value={`${process.cpu.toFixed(process.cpu < 10 ? 1 : 0)} %`} />
      <Tile name={words.uptime} value={<Uptime since={process.startedAt} />} />
    </dl>
  );
}

function Tile({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}

/** Where it lies and what it says of itself. */
export function Facts({ extension }: { readonly extension: ExtensionView }) {
  const words = texts.details;
  const { activationEvents, folder, id, license, origin } = extension;
  const onDemand = activationEvents.filter((event) => event.startsWith('onCommand:'));
  return (
    <dl className="facts">
      <Fact name={words.id} value={<code>{id}</code>} />
      <Fact name={words.folder} value={<code>{folder}</code>} />
      <Fact name={words.origin} value={words[origin]} />
      <DiskFacts extension={extension} />
      {license !== undefined && <Fact name={words.license} value={license} />}
      <Fact
        name={words.activation}
        value={startsByItself(activationEvents) ? words.withPlugo : words.onCommands(onDemand.map(commandOf))}
      />
    </dl>
  );
}

const commandOf = (event: string): string => event.slice('onCommand:'.length);
