import type { AboutHost } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Dialog } from '../ui/dialog.js';
import '../styles/about.css';

/** Which Plugo this is and what it runs on, for people who report a problem. */
export function AboutDialog() {
  const { closeDialog, showLicences, aboutHost } = useActions();
  const { appVersion } = useServices();
  const facts = useApp((state) => state.facts);
  const data = useApp((state) => state.host?.dataDirectory);
  const [host, setHost] = useState<AboutHost>();
  useEffect(() => {
    let shown = true;
    void aboutHost().then((told) => shown && setHost(told));
    return () => {
      shown = false;
    };
  }, [aboutHost]);

  const words = texts.about;
  const rows: readonly (readonly [string, string])[] = [
    [words.version, appVersion],
    [words.host, host?.version ?? words.unknown],
    [words.node, nodeLine(host)],
    [words.electron, facts?.electron ?? words.unknown],
    [words.chromium, facts?.chromium ?? words.unknown],
    [words.system, facts?.system ?? words.unknown],
    [words.data, data ?? words.unknown],
  ];
  return (
    <Dialog title={words.title} onClose={closeDialog} className="about-dialog">
      <div className="dialog-body">
        <p>{words.tagline}</p>
        <dl className="facts">
          {rows.map(([name, value]) => (
            <div className="fact" key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{words.ownLicence}</p>
      </div>
      <div className="dialog-footer">
        <CopyButton
          text={rows.map(([name, value]) => `${name}: ${value}`).join('\n')}
          label={words.copyFacts}
        />
        <Button secondary icon="law" onClick={showLicences}>
          {words.licences}
        </Button>
        <Button first onClick={closeDialog}>
          {texts.common.close}
        </Button>
      </div>
    </Dialog>
  );
}

function nodeLine(host: AboutHost | undefined): string {
  const words = texts.about;
  if (host === undefined) return words.unknown;
  const { version = words.unknown, kind } = host.node;
  return kind === 'bundled' || kind === 'configured' ? version : `${version} (${words.notBundled})`;
}
