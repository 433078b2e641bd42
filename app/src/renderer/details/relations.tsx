import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/section.js';

/** What it needs, and what needs it. */
export function RelationSections({ extension }: { readonly extension: ExtensionView }) {
  const words = texts.details;
  const { dependencies, dependents } = extension;
  return (
    <div className="columns">
      <Section title={words.dependencies} count={dependencies.length}>
        {dependencies.length === 0 && <p className="hint">{words.noDependencies}</p>}
        <ul className="rows">
          {dependencies.map(({ id, range, optional, satisfied }) => (
            <li key={id} className="row relation">
              <ExtensionLink id={id} />
              <code className="row-code">{range}</code>
              {optional && <span className="hint">{words.optional}</span>}
              <span className={`relation-state tone-${satisfied ? 'ok' : optional ? 'muted' : 'warning'}`}>
                <Icon name={satisfied ? 'check' : 'warning'} />
                {satisfied ? words.satisfied : words.unsatisfied}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.dependents} count={dependents.length}>
        {dependents.length === 0 && <p className="hint">{words.noDependents}</p>}
        <ul className="rows">
          {dependents.map((id) => (
            <li key={id} className="row relation">
              <ExtensionLink id={id} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** Goes to another extension where that is installed. */
function ExtensionLink({ id }: { readonly id: string }) {
  const { select } = useActions();
  const name = useApp((state) => state.extensions[id]?.displayName);
  if (name === undefined) return <span className="row-title">{id}</span>;
  return (
    <button type="button" className="link" title={id} onClick={() => select(id)}>
      {name}
    </button>
  );
}
