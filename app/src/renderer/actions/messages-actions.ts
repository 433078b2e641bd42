import {
  RecordingError,
  readRecording,
  TrafficCreditNotification,
  TrafficMessagesNotification,
  TrafficSubscribeRequest,
  TrafficUnsubscribeRequest,
  writeRecording,
} from '@plugo/extension-host/control';
import type { PreloadApi } from '../../shared/preload-api.js';
import { texts } from '../../shared/texts/index.js';
import { ExchangeBuffer, messagesOf, rowsOf } from '../messages/exchange-buffer.js';
import type { ExchangeFilter } from '../messages/exchange-filter.js';
import type { Traffic } from '../messages/traffic.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import { type CollectStream, streamCollector } from '../rpc/stream-collector.js';
import type { AppStore } from '../store/app-store.js';

export interface MessagesActions {
  /** Begins to record, or ends it. What was recorded stays. */
  toggle(): Promise<void>;
  /** The list stands still, or goes on. */
  pause(on: boolean): void;
  clear(): void;
  openReplay(open: boolean): void;
  setFilter(filter: Partial<ExchangeFilter>): void;
  /** Writes what is shown, unfiltered, to a file that the person chooses. */
  save(): Promise<void>;
  /** Shows a recording in place of what comes. */
  open(): Promise<void>;
  closeRecording(): void;
  /** Calls a method that streams, and collects its items, at most so many. Rejects with what the host answered. */
  collectStream: CollectStream;
}

/** In files. */
const extensionOfFiles = 'ndjson';

export function messagesActions(
  store: AppStore,
  client: HostClient,
  plugo: PreloadApi,
  traffic: Traffic,
): MessagesActions {
  const tell = (message: string): void => store.setState({ message });
  const fileType = () => ({ name: texts.messages.recordings, extensions: [extensionOfFiles] });

  client.on(TrafficMessagesNotification, ({ messages, dropped }) => {
    traffic.live.append(messages, dropped);
    client.tell(TrafficCreditNotification, { count: 1 });
  });
  // A new host knows nothing of what the one before was asked.
  store.subscribe((now, before) => {
    if (!now.connected || before.connected || !now.messagesRecorded) return;
    traffic.live.forgetOpen();
    void client
      .request(TrafficSubscribeRequest, {})
      .catch((error: unknown) => tell(toSerializedError(error).message));
  });

  const record = async (on: boolean): Promise<void> => {
    store.setState({ messagesRecorded: on });
    try {
      if (on) await client.request(TrafficSubscribeRequest, {});
      else await client.request(TrafficUnsubscribeRequest, {});
    } catch (thrown) {
      store.setState({ messagesRecorded: false });
      tell(toSerializedError(thrown).message);
    }
  };
  const closeRecording = (): void => {
    store.setState({ openedRecording: undefined });
    traffic.opened = undefined;
  };
  return {
    async toggle() {
      closeRecording();
      store.setState({ view: 'messages' });
      await record(!store.getState().messagesRecorded);
    },
    pause: (messagesPaused) => store.setState({ messagesPaused }),
    clear() {
      store.setState({ messagesPaused: false });
      traffic.live.clear();
    },
    openReplay: (replayOpen) =>
      store.setState(replayOpen ? { replayOpen, view: 'messages' } : { replayOpen }),
    setFilter: (filter) =>
      store.setState(({ messageFilter }) => ({ messageFilter: { ...messageFilter, ...filter } })),
    async save() {
      const buffer = traffic.opened ?? traffic.live;
      const messages = messagesOf(rowsOf(buffer));
      const recordedAt = messages[0]?.at ?? Date.now();
      const { host } = store.getState();
      const saved = await plugo.saveTextFile({
        suggestedName: nameOf(recordedAt),
        type: fileType(),
        text: writeRecording({
          recordedAt,
          ...(host === undefined ? {} : { hostVersion: host.version }),
          ...(buffer.dropped === 0 ? {} : { dropped: buffer.dropped }),
          messages,
        }),
      });
      if (saved !== undefined && 'problem' in saved) tell(saved.problem);
    },
    async open() {
      const file = await plugo.openTextFile(fileType());
      if (file === undefined) return;
      if ('problem' in file) return tell(file.problem);
      try {
        const { messages, recordedAt, dropped = 0 } = readRecording(file.text);
        // All of it is shown, however long it is: a person has asked for it.
        const opened = new ExchangeBuffer(Math.max(1, messages.length), Number.POSITIVE_INFINITY);
        opened.append(messages, dropped);
        traffic.opened = opened;
        store.setState({
          view: 'messages',
          openedRecording: { name: file.name, recordedAt, messages: messages.length },
        });
      } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        tell(problemOf(error));
      }
    },
    closeRecording,
    collectStream: streamCollector(client),
  };
}

/** `messages-2026-11-22-143000.ndjson`, in local time. */
function nameOf(recordedAt: number): string {
  const local = new Date(recordedAt - new Date(recordedAt).getTimezoneOffset() * 60_000);
  const moment = local.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return `messages-${moment}.${extensionOfFiles}`;
}

function problemOf({ kind, line }: RecordingError): string {
  const words = texts.messages;
  return kind === 'brokenLine' ? words.brokenLine(line) : words[kind];
}
