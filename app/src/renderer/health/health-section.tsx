import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/section.js';
import { useNow } from '../ui/use-now.js';
import { healthFacts, healthTicks } from './health-facts.js';

/** How it is connected, and how it is: in words, with a colour and a picture that say the same. */
export function HealthSection({ extension }: { readonly extension: ExtensionView }) {
  const now = useNow(healthTicks(extension));
  if (extension.availability.kind !== 'enabled') return null;
  return (
    <Section title={texts.health.title}>
      <dl className="health-facts">
        {healthFacts(extension, now).map(({ kind, name, value, note, tone, icon }) => (
          <div key={`${kind} ${value}`} className={`health-fact tone-${tone}`} data-testid={`health-${kind}`}>
            <dt>{name}</dt>
            <dd>
              <span className="health-value">
                <Icon name={icon} />
                <span>{visibleText(value)}</span>
              </span>
              {note !== undefined && <span className="hint">{visibleText(note)}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
