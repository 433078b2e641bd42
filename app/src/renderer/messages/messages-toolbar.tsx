import { useMemo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { IconButton } from '../ui/icon-button.js';
import { Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import type { ExchangeFilter, ExchangeKind } from './exchange-filter.js';
import type { FilteredExchanges } from './filtered-exchanges.js';

interface MessagesToolbarProps {
  readonly list: FilteredExchanges;
  /** How many rows are chosen. */
  readonly chosen: number;
  readonly following: boolean;
  readonly onFollow: () => void;
}

/** Recording on the left, what can be done with it on the right, and filters below. */
export function MessagesToolbar(props: MessagesToolbarProps) {
  const { list, chosen, following, onFollow } = props;
  const { messages } = useActions();
  const { traffic } = useServices();
  const isRecording = useApp((state) => state.messagesRecorded);
  const opened = useApp((state) => state.openedRecording);
  const isEmpty = (opened === undefined ? traffic.live : traffic.opened)?.messages === 0;
  const words = texts.messages;
  return (
    <div className="messages-bars">
      <div className="messages-toolbar" role="toolbar" aria-label={words.toolbar}>
        <h2 className="panel-title">{words.title}</h2>
        <span className="record-button" data-recording={isRecording}>
          <Button
            secondary
            icon={isRecording ? 'debug-stop' : 'record'}
            title={isRecording ? words.stopHint : words.startHint}
            onClick={() => void messages.toggle()}
          >
            {isRecording ? words.stop : words.start}
          </Button>
        </span>
        <Count list={list} chosen={chosen} />
        <span className="log-buttons">
          <IconButton icon="arrow-down" label={words.follow} pressed={following} onClick={onFollow} />
          <IconButton
            icon={list.paused ? 'debug-continue' : 'debug-pause'}
            label={list.paused ? words.resume : words.pause}
            pressed={list.paused}
            disabled={opened !== undefined}
            onClick={() => messages.pause(!list.paused)}
          />
          <IconButton
            icon="clear-all"
            label={words.clear}
            disabled={opened !== undefined}
            onClick={messages.clear}
          />
          <span className="toolbar-gap" />
          <IconButton
            icon="save"
            label={words.save}
            disabled={isEmpty}
            onClick={() => void messages.save()}
          />
          <IconButton icon="folder-opened" label={words.open} onClick={() => void messages.open()} />
          <IconButton
            icon="run-all"
            label={words.replay}
            disabled={isEmpty}
            onClick={() => messages.openReplay(true)}
          />
        </span>
      </div>
      <Filters />
    </div>
  );
}

function Count({ list, chosen }: { readonly list: FilteredExchanges; readonly chosen: number }) {
  const { traffic } = useServices();
  const opened = useApp((state) => state.openedRecording);
  const dropped = (opened === undefined ? traffic.live : traffic.opened)?.dropped ?? 0;
  const words = texts.messages;
  return (
    <>
      <span className="log-count" data-testid="message-count" data-paused={list.paused}>
        {list.paused
          ? words.waiting(list.waiting)
          : chosen > 1
            ? words.selected(chosen)
            : words.shown(list.length)}
      </span>
      {dropped > 0 && (
        <span className="messages-dropped" title={words.droppedHint}>
          {words.dropped(dropped)}
        </span>
      )}
    </>
  );
}

function Filters() {
  const { messages } = useActions();
  const filter = useApp((state) => state.messageFilter);
  const extensions = useApp((state) => state.extensions);
  const words = texts.messages;
  const names = useMemo(
    () =>
      Object.values(extensions)
        .map(({ id, displayName }) => ({ value: id, label: displayName }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [extensions],
  );
  const choices = (of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([value, label]) => ({ value, label }));
  return (
    <div className="messages-filters">
      <TextField
        label={words.filter}
        placeholder={words.filterPlaceholder}
        icon="filter"
        value={filter.text}
        onInput={(text) => messages.setFilter({ text })}
        className="messages-search"
      />
      <Select
        label={words.extension}
        value={filter.extensionId ?? ''}
        choices={[{ value: '', label: words.allExtensions }, ...names]}
        onChange={(value) => messages.setFilter({ extensionId: value === '' ? undefined : value })}
      />
      <Select
        label={words.direction}
        value={filter.direction}
        choices={choices(words.directions)}
        onChange={(direction) => messages.setFilter({ direction: direction as ExchangeFilter['direction'] })}
      />
      <Select
        label={words.kind}
        value={filter.kind}
        choices={choices(words.kinds)}
        onChange={(kind) => messages.setFilter({ kind: kind as ExchangeKind })}
      />
      <Checkbox
        label={words.onlyErrors}
        checked={filter.onlyErrors}
        onChange={(onlyErrors) => messages.setFilter({ onlyErrors })}
      />
      <Checkbox
        label={words.hidePings}
        checked={filter.hidePings}
        onChange={(hidePings) => messages.setFilter({ hidePings })}
      />
    </div>
  );
}
