import { type ExchangeFilter, everyExchange } from '../messages/exchange-filter.js';

/** A recording that was opened: it is shown in place of what comes. */
export interface OpenedRecording {
  /** Of its file. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
  readonly messages: number;
}

/** What the window knows of the messages besides themselves. */
export interface MessagesState {
  readonly messagesRecorded: boolean;
  /** The list stands still, while what comes is recorded all the same. */
  readonly messagesPaused: boolean;
  readonly replayOpen: boolean;
  readonly messageFilter: ExchangeFilter;
  readonly openedRecording: OpenedRecording | undefined;
}

export const noMessages: MessagesState = {
  messagesRecorded: false,
  messagesPaused: false,
  replayOpen: false,
  messageFilter: everyExchange,
  openedRecording: undefined,
};
