import type { ExtensionView, VersionView } from '@plugo/extension-host/control';
import { useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { useActions, useApp } from '../../actions/services.js';
import { formatBytes, formatMoment } from '../../format/format.js';
import { toSerializedError } from '../../rpc/request-error.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { Section } from '../../ui/section.js';
import { useNow } from '../../ui/use-now.js';
import type { DetailTabProps } from '../detail-tab.js';
import { Refusal } from '../refusal.js';
import { useAnswer } from '../use-answer.js';
import { UpdateNotice } from './update-notice.js';

/** The versions on disk: the one in force, and those that can be put in force again. */
export function VersionsTab({ extension }: DetailTabProps) {
  const { versionsOf } = useActions();
  const { id, version, changedAt } = extension;
  const [deletions, setDeletions] = useState(0);
  const answer = useAnswer(() => versionsOf(id), id, `${version} ${changedAt} ${deletions}`);
  const words = texts.versions;
  return (
    <>
      <UpdateNotice extension={extension} />
      <Section title={words.title} hint={extension.origin === 'linked' ? words.linkedHint : words.hint}>
        {answer.status === 'refused' && <Refusal error={answer.error} />}
        {answer.status === 'answered' && (
          <ul className="rows" aria-label={words.title}>
            {answer.value.map((one) => (
              <VersionRow
                key={one.version}
                extension={extension}
                version={one}
                onDeleted={() => setDeletions((before) => before + 1)}
              />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

interface VersionRowProps {
  readonly extension: ExtensionView;
  readonly version: VersionView;
  readonly onDeleted: () => void;
}

function VersionRow({ extension: { id }, version, onDeleted }: VersionRowProps) {
  const { useVersion: change, deleteVersion } = useActions();
  const [failure, setFailure] = useState<string>();
  const operation = useApp((state) => state.operations[id]);
  const now = useNow(false);
  const words = texts.versions;
  const remove = async () => {
    try {
      await deleteVersion(id, version.version);
      onDeleted();
    } catch (thrown) {
      setFailure(toSerializedError(thrown).message);
    }
  };
  const { inForce, rejected, at, size } = version;
  return (
    <li className="row version-row" aria-label={version.version}>
      <div className="row-text">
        <span className="row-title figure">{version.version}</span>
        {inForce && <span className="badge-word tone-ok">{words.inForce}</span>}
        {rejected && (
          <span className="badge-word tone-warning">
            <Icon name="warning" /> {words.rejected}
          </span>
        )}
        <span className="hint figure">
          {at !== undefined &&
            `${inForce ? words.since(formatMoment(at, now)) : words.until(formatMoment(at, now))} · `}
          {words.size(size.files, formatBytes(size.bytes))}
        </span>
        {failure !== undefined && <span className="hint tone-error">{failure}</span>}
      </div>
      {!inForce && (
        <>
          <Button
            secondary
            icon="history"
            disabled={operation !== undefined}
            label={words.putInForce(version.version)}
            onClick={() => void change(id, version.version)}
          >
            {words.use}
          </Button>
          <IconButton
            icon="trash"
            label={words.deleteVersion(version.version)}
            disabled={operation !== undefined}
            onClick={() => void remove()}
          />
        </>
      )}
    </li>
  );
}
