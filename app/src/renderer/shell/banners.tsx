import type { ReactNode } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';

/** What concerns the whole app, above everything until it is put away or over. */
export function Banners() {
  const { hideProblem, hideRestart, hideMessage } = useActions();
  const status = useApp((state) => state.hostProcess);
  const restart = useApp((state) => state.hostRestart);
  const problems = useApp((state) => state.problems);
  const hidden = useApp((state) => state.hiddenProblems);
  const message = useApp((state) => state.message);
  const words = texts.host;
  return (
    <div className="banners">
      {status.kind === 'restarting' && (
        <Banner tone="warning" title={words.endedTitle} text={words.endedNext(status.reason)} />
      )}
      {status.kind === 'failed' && (
        <Banner tone="error" title={words.failedTitle} text={words.failedNext(status.reason)} />
      )}
      {restart !== undefined && status.kind === 'running' && (
        <Banner
          tone="warning"
          title={words.restartedTitle}
          text={words.restartedText(restart.reason)}
          onClose={hideRestart}
        />
      )}
      {problems
        .filter((problem) => !hidden.includes(problem.message))
        .map((problem) => (
          <Banner
            key={problem.message}
            tone="warning"
            title={problem.message}
            text={problem.nextStep}
            onClose={() => hideProblem(problem.message)}
          />
        ))}
      {message !== undefined && <Banner tone="warning" title={message} onClose={hideMessage} />}
    </div>
  );
}

interface BannerProps {
  readonly tone: 'warning' | 'error';
  readonly title: ReactNode;
  readonly text?: string;
  readonly onClose?: () => void;
}

function Banner({ tone, title, text, onClose }: BannerProps) {
  return (
    <div className={`banner tone-${tone}`} role="alert">
      <Icon name={tone} />
      <p>
        <strong>{title}</strong> {text !== undefined && visibleText(text)}
      </p>
      {onClose !== undefined && <IconButton icon="close" label={texts.common.dismiss} onClick={onClose} />}
    </div>
  );
}
