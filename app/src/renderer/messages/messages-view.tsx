import { useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { formatMoment } from '../format/format.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { asJson } from './copy-as.js';
import { ExchangeDetails } from './exchange-details.js';
import { everyExchange, isFiltering } from './exchange-filter.js';
import { ExchangeList } from './exchange-list.js';
import { MessagesToolbar } from './messages-toolbar.js';
import { ReplayDialog } from './replay-dialog.js';
import type { RowSelection } from './row-selection.js';
import { useExchanges } from './use-exchanges.js';
import '../styles/messages.css';

/** The messages between Plugo and extensions: live, or those of a recording. */
export default function MessagesView() {
  const { copy, messages } = useActions();
  const list = useExchanges();
  const [following, setFollowing] = useState(true);
  const [selection, setSelection] = useState<RowSelection>();
  const replaying = useApp((state) => state.replayOpen);

  // Positions of one list say nothing of another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is all it is about.
  useEffect(() => setSelection(undefined), [list]);
  const bounds = selection && [selection.anchor, selection.head].map((position) => list.indexOf(position));
  const chosen =
    bounds?.includes(-1) === false ? list.rows(Math.min(...bounds), Math.max(...bounds) + 1) : [];
  const current = selection && list.row(list.indexOf(selection.head));
  return (
    <main className="messages" aria-label={texts.messages.title}>
      <MessagesToolbar
        list={list}
        chosen={chosen.length}
        following={following}
        onFollow={() => setFollowing(true)}
      />
      <RecordingBar />
      <Parts
        table={
          list.length === 0 ? (
            <NothingShown />
          ) : (
            <ExchangeList
              list={list}
              following={following}
              onFollow={setFollowing}
              selection={selection}
              onSelect={setSelection}
              onCopy={() => void copy(chosen.map(asJson).join('\n'))}
            />
          )
        }
        details={
          current && (
            <ExchangeDetails
              key={current.position}
              exchange={current}
              onClose={() => setSelection(undefined)}
            />
          )
        }
      />
      {replaying && (
        <ReplayDialog chosen={chosen} shown={list.rows()} onClose={() => messages.openReplay(false)} />
      )}
    </main>
  );
}

function Parts({ table, details }: { readonly table: React.ReactNode; readonly details: React.ReactNode }) {
  const panelIds = details === undefined ? ['table'] : ['table', 'details'];
  const layout = useDefaultLayout({ id: 'plugo-messages', panelIds, storage: localStorage });
  return (
    <Group orientation="vertical" className="messages-parts" {...layout}>
      <Panel id="table" minSize={80}>
        {table}
      </Panel>
      {details !== undefined && (
        <>
          <Separator className="separator horizontal" aria-label={texts.messages.details} />
          <Panel id="details" minSize={120} defaultSize="52%">
            {details}
          </Panel>
        </>
      )}
    </Group>
  );
}

function RecordingBar() {
  const { messages } = useActions();
  const opened = useApp((state) => state.openedRecording);
  if (opened === undefined) return null;
  const words = texts.messages;
  return (
    <div className="recording-bar" role="status">
      <Icon name="file-media" />
      <span className="recording-name">{words.recording(opened.name, opened.messages)}</span>
      <span className="hint">{words.recordedAt(formatMoment(opened.recordedAt, Date.now()))}</span>
      <Button secondary onClick={messages.closeRecording}>
        {words.closeRecording}
      </Button>
    </div>
  );
}

function NothingShown() {
  const { messages } = useActions();
  const isRecording = useApp((state) => state.messagesRecorded);
  const filter = useApp((state) => state.messageFilter);
  const words = texts.messages;
  if (isFiltering(filter))
    return (
      <EmptyState icon="filter" title={words.noMatch}>
        <Button secondary onClick={() => messages.setFilter(everyExchange)}>
          {words.showAll}
        </Button>
      </EmptyState>
    );
  if (isRecording) return <EmptyState icon="record" title={words.waitingTitle} text={words.waitingText} />;
  return (
    <EmptyState icon="arrow-swap" title={words.emptyTitle} text={words.emptyText}>
      <span className="button-row">
        <Button icon="record" onClick={() => void messages.toggle()}>
          {words.start}
        </Button>
        <Button secondary icon="folder-opened" onClick={() => void messages.open()}>
          {words.open}
        </Button>
      </span>
    </EmptyState>
  );
}
