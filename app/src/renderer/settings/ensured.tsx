import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/section.js';

/** What the system enforces between extensions and the rest, and what it does not. */
export function Ensured() {
  const host = useApp((state) => state.host);
  const words = texts.hostSettings;
  if (host === undefined) return null;
  const ensured = [words.separate, words.containment[host.containment], words.strangers];
  return (
    <Section title={words.ensured}>
      <ul className="ensured">
        {ensured.map((sentence) => (
          <li key={sentence} className="tone-ok">
            <Icon name="pass" />
            <span>{sentence}</span>
          </li>
        ))}
        <li className="tone-warning">
          <Icon name="warning" />
          <span>{words.notEnsured}</span>
        </li>
      </ul>
      <p className="hint">{words.hostFacts(host.version, host.pid)}</p>
    </Section>
  );
}
