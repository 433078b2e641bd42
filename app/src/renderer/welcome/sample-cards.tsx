import type { Sample } from '@plugo/extension-host/control';
import { useEffect } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { StateBadge } from '../extensions/state-badge.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';

/** The one to begin with comes first; the others stay by name. */
const simplestFirst = (a: Sample, b: Sample) =>
  Number(b.id === 'plugo.hello-world') - Number(a.id === 'plugo.hello-world');

/** The samples that come with Plugo, each to be installed in one click. */
export function SampleCards() {
  const { loadSamples } = useActions();
  const samples = useApp((state) => state.samples);
  const problem = useApp((state) => state.sampleProblem);
  useEffect(() => {
    void loadSamples();
  }, [loadSamples]);
  const words = texts.welcome;
  return (
    <>
      {problem !== undefined && (
        <p className="inline-error" role="alert">
          <Icon name="error" /> {problem}
        </p>
      )}
      {samples === undefined || samples.length === 0 ? (
        <p className="hint" role="status">
          {samples === undefined ? words.loading : words.noSamples}
        </p>
      ) : (
        <ul className="sample-cards">
          {samples.toSorted(simplestFirst).map((sample) => (
            <SampleCard key={sample.id} sample={sample} />
          ))}
        </ul>
      )}
    </>
  );
}

function SampleCard({ sample }: { readonly sample: Sample }) {
  const { installSample, select, showView } = useActions();
  const installed = useApp((state) => state.extensions[sample.id]);
  const installing = useApp((state) => state.installingSamples.includes(sample.id));
  const words = texts.welcome;
  const open = () => {
    select(sample.id);
    showView('extensions');
  };
  return (
    <li className="sample-card" aria-label={sample.displayName}>
      <ExtensionIcon extension={sample} size="medium" />
      <div className="sample-words">
        <h3>{sample.displayName}</h3>
        <p className="hint">{sample.description}</p>
      </div>
      <div className="sample-actions">
        {installed !== undefined && <StateBadge extension={installed} />}
        {installed === undefined ? (
          <Button
            icon={installing ? 'loading' : 'desktop-download'}
            disabled={installing}
            label={words.installNamed(sample.displayName)}
            onClick={() => void installSample(sample)}
          >
            {installing ? words.installing : words.install}
          </Button>
        ) : (
          <Button secondary label={words.openNamed(sample.displayName)} onClick={open}>
            {words.open}
          </Button>
        )}
      </div>
    </li>
  );
}
