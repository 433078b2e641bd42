import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { formatMemory } from '../format/format.js';
import { Uptime } from '../ui/uptime.js';

/** Process id, memory, uptime and connection of a running extension in one line. */
export function ProcessLine({ extension: { process, transport } }: { readonly extension: ExtensionView }) {
  if (process === undefined) return null;
  return (
    <span className="process-line" data-testid="process">
      <span className="figure">{texts.extensions.pid(process.pid)}</span>
      <span className="figure">{formatMemory(process.memory)}</span>
      <Uptime since={process.startedAt} />
      {transport !== undefined && (
        <span title={transport.fallbackReason ?? texts.details.transportKind[transport.kind]}>
          {texts.details.transportShort[transport.kind]}
        </span>
      )}
    </span>
  );
}
