import type { InstallPreview } from '@plugo/extension-host/control';
import type { ReactNode } from 'react';
import { texts } from '../../shared/texts/index.js';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { formatBytes } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';

/** What a folder holds and what it asks for, before anything is copied. */
export function InstallPreviewView({ preview }: { readonly preview: InstallPreview }) {
  const words = texts.install;
  const { kind, installedVersion, permissions, dependencies } = preview;
  return (
    <div className="install-preview">
      <div className="install-identity">
        <ExtensionIcon extension={preview} size="large" />
        <div>
          <p className="details-name">
            {preview.displayName} <span className="extension-version">{preview.version}</span>
          </p>
          <p className="details-byline">
            <span>{words.by(preview.publisher)}</span>
            <code>{preview.id}</code>
          </p>
          {preview.description !== '' && (
            <p className="details-description">{visibleText(preview.description)}</p>
          )}
        </div>
      </div>
      {kind !== 'install' && (
        <p className={`notice tone-${kind === 'downgrade' ? 'warning' : 'busy'}`}>
          <Icon name={kind === 'downgrade' ? 'warning' : 'info'} />
          {words.notice[kind](installedVersion ?? '', preview.version)}
        </p>
      )}
      <dl className="facts">
        <Fact name={words.runs}>
          <code>{visibleText(preview.runs)}</code>
        </Fact>
        <Fact name={words.needs}>
          {dependencies.length === 0 ? (
            words.noDependencies
          ) : (
            <ul className="plain-list">
              {dependencies.map(({ id, range, found, optional }) => (
                <li key={id}>
                  <code>
                    {id} {range}
                  </code>{' '}
                  <span className="hint">
                    {found === '' ? words.notFound : words.found(found)}
                    {optional && `, ${words.optional}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={words.permissions}>
          {permissions.length === 0 ? (
            words.noPermissions
          ) : (
            <ul className="chips">
              {permissions.map((permission) => (
                <li key={permission}>
                  <code className="chip">{visibleText(permission)}</code>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={words.contents}>{words.files(preview.files, formatBytes(preview.size))}</Fact>
        <Fact name={words.from}>
          <code>{preview.folder}</code>
        </Fact>
      </dl>
      <p className="hint install-trust">
        <Icon name="shield" /> {words.trust}
      </p>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
