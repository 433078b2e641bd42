import type { InstallPreview } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { formatBytes } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import {
  chosenOf,
  countItems,
  type InstallItem,
  type InstallItemState,
  type InstallManyDialog as ManyDialog,
} from '../store/install-many.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { ProgressBar } from './install-progress.js';
import { RequestNotice } from './request-notice.js';

/** Several folders at once: what each is, how far it has got, what became of it. */
export function InstallManyDialog() {
  const { install } = useActions();
  const dialog = useApp((state) => (state.dialog?.kind === 'installMany' ? state.dialog : undefined));
  if (dialog === undefined) return null;
  return (
    <Dialog title={titleOf(dialog)} onClose={install.closeInstall} className="install-dialog install-many">
      <div className="dialog-body">
        <RequestNotice />
        <ul className="rows" aria-label={texts.installMany.list}>
          {dialog.items.map((item) => (
            <ItemRow key={item.folder} item={item} isOpen={dialog.stage === 'planned'} />
          ))}
        </ul>
        {dialog.stage === 'planned' && chosenOf(dialog).length > 0 && (
          <p className="hint install-trust">
            <Icon name="shield" /> {texts.install.trust} {texts.installMany.hint}
          </p>
        )}
      </div>
      <div className="dialog-footer">
        {dialog.waiting.length > 0 && (
          <span className="hint dialog-note">{texts.install.more(dialog.waiting.length)}</span>
        )}
        <Buttons dialog={dialog} />
      </div>
    </Dialog>
  );
}

function titleOf(dialog: ManyDialog): string {
  const words = texts.installMany;
  const { done, failed, cancelled } = countItems(dialog);
  const chosen = chosenOf(dialog).length;
  switch (dialog.stage) {
    case 'planning':
      return words.planning;
    case 'planned':
      return dialog.items.some(({ preview }) => preview) ? words.title(chosen) : words.nothing;
    case 'installing':
    case 'cancelling':
      return words.installing(Math.min(done + 1, chosen), chosen);
    case 'finished':
      return cancelled > 0 ? words.cancelled(done) : words.finished(done, failed);
  }
}

function ItemRow({ item, isOpen }: { readonly item: InstallItem; readonly isOpen: boolean }) {
  const { install } = useActions();
  const { folder, preview, chosen, state } = item;
  const words = texts.installMany;
  const name = preview?.displayName ?? folder;
  return (
    <li className="row many-row" aria-label={name} data-state={state.kind}>
      <input
        type="checkbox"
        aria-label={words.choose(name)}
        checked={chosen}
        disabled={!isOpen || preview === undefined}
        onChange={(event) => install.choose(folder, event.target.checked)}
      />
      {preview === undefined ? (
        <Icon name="folder" className="many-folder" />
      ) : (
        <ExtensionIcon extension={preview} size="small" />
      )}
      <div className="many-text">
        <span className="many-headline">
          <span className="row-title">{preview === undefined ? lastPart(folder) : preview.displayName}</span>
          {preview !== undefined && <span className="hint">{versionLine(preview)}</span>}
        </span>
        {preview !== undefined && state.kind === 'planned' && <PlanLine preview={preview} />}
        {state.kind === 'installing' && <ProgressBar name={name} progress={state.progress} />}
        {state.kind === 'failed' && (
          <p className="many-failure tone-error toned" role="alert">
            {visibleText(state.error.message)} <span className="hint">{state.error.nextStep}</span>
          </p>
        )}
      </div>
      <ItemStateMark state={state} chosen={chosen} isOpen={isOpen} />
    </li>
  );
}

function versionLine({ kind, installedVersion = '', version }: InstallPreview): string {
  const words = texts.installMany;
  if (kind === 'update') return words.update(installedVersion, version);
  return kind === 'downgrade' ? words.downgrade(installedVersion, version) : words.version(version);
}

function PlanLine({ preview: { files, size, permissions, id } }: { readonly preview: InstallPreview }) {
  return (
    <span className="hint">
      <code>{id}</code> · {texts.install.files(files, formatBytes(size))}
      {permissions.length > 0 && ` · ${texts.installMany.asksFor(permissions.map(visibleText).join(', '))}`}
    </span>
  );
}

interface ItemStateMarkProps {
  readonly state: InstallItemState;
  readonly chosen: boolean;
  readonly isOpen: boolean;
}

function ItemStateMark({ state, chosen, isOpen }: ItemStateMarkProps) {
  const words = texts.installMany.state;
  switch (state.kind) {
    case 'planned':
      return isOpen || chosen ? null : <span className="hint">{words.skipped}</span>;
    case 'waiting':
      return <span className="hint">{words.waiting}</span>;
    case 'installing':
      return <Icon name="loading" />;
    case 'done':
      return (
        <span className="mark toned tone-ok">
          <Icon name="check" /> {words.done}
        </span>
      );
    case 'cancelled':
      return <span className="hint">{words.cancelled}</span>;
    case 'failed':
      return (
        <span className="mark toned tone-error">
          <Icon name="error" /> {words.failed}
        </span>
      );
  }
}

function Buttons({ dialog }: { readonly dialog: ManyDialog }) {
  const { install } = useActions();
  const byLink = useApp((state) => state.installAskedBy === 'link');
  const words = texts.installMany;
  const chosen = chosenOf(dialog).length;
  if (dialog.stage === 'finished') {
    return (
      <Button first onClick={install.closeInstall}>
        {texts.common.close}
      </Button>
    );
  }
  return (
    <>
      <Button
        secondary
        first={byLink}
        disabled={dialog.stage === 'cancelling'}
        onClick={install.closeInstall}
      >
        {dialog.stage === 'cancelling' ? words.cancelling : words.cancel}
      </Button>
      <Button
        first={!byLink}
        icon="desktop-download"
        disabled={dialog.stage !== 'planned' || chosen === 0}
        onClick={() => void install.confirmMany()}
      >
        {words.install(chosen)}
      </Button>
    </>
  );
}

function lastPart(folder: string): string {
  return folder.split(/[\\/]/).findLast(Boolean) ?? folder;
}
