import type { MessageId } from './parse-message.js';
import { wireLimits } from './wire-limits.js';

/** Answers to requests that came in one array and have not all been given. */
interface Group {
  missing: number;
  texts: string[];
  bytes: number;
}

/** Answers in one array. */
export interface AnswerArray {
  readonly text: string;
  /** Bytes of the answers in it, without commas and brackets. */
  readonly booked: number;
  readonly count: number;
}

/** Collects the answers to the requests of each JSON-RPC batch, for they are sent in one array when the last is there. */
export class BatchAnswers {
  private readonly groups = new Map<MessageId, Group>();

  /** From now on the answers to these requests are collected. */
  expect(ids: readonly MessageId[]): void {
    const group: Group = { missing: ids.length, texts: [], bytes: 0 };
    for (const id of ids) this.groups.set(id, group);
  }

  isExpected(id: MessageId): boolean {
    return this.groups.has(id);
  }

  /**
   * Takes one answer; gives the arrays to be sent now: none while others are missing. Answers that are too much for one
   * message travel in several.
   */
  take(id: MessageId, text: string, bytes: number): readonly AnswerArray[] {
    const group = this.groups.get(id);
    if (group === undefined) return [];
    this.groups.delete(id);
    const isTooMuch = group.bytes + bytes + group.texts.length + 2 > wireLimits.body;
    const full = isTooMuch ? empty(group) : [];
    group.texts.push(text);
    group.bytes += bytes;
    group.missing -= 1;
    return group.missing > 0 ? full : [...full, ...empty(group)];
  }

  /** This answer travels by itself. Gives the arrays to be sent now: the others, where it was the last they waited for. */
  leaveOut(id: MessageId): readonly AnswerArray[] {
    const group = this.groups.get(id);
    if (group === undefined) return [];
    this.groups.delete(id);
    group.missing -= 1;
    return group.missing > 0 ? [] : empty(group);
  }
}

function empty(group: Group): readonly AnswerArray[] {
  const { texts, bytes } = group;
  group.texts = [];
  group.bytes = 0;
  return texts.length === 0 ? [] : [{ text: `[${texts.join(',')}]`, booked: bytes, count: texts.length }];
}
