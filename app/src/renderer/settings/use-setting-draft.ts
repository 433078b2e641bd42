import { useCallback, useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { ValueProblem } from '../schema-form/check-value.js';
import { holdsMask } from '../schema-form/json-schema.js';
import type { SettingItem } from './setting-item.js';
import type { SettingWriter } from './use-setting-writer.js';

/** Milliseconds after the last key until a value is sent. */
const patience = 300;

export interface SettingDraft {
  /** What is being typed, or the value in force. */
  readonly value: unknown;
  /** Why the value that was typed is not in force. */
  readonly problem: string | undefined;
  /** Takes what was typed, and sends it when it fits and no more is typed for a moment. */
  change(value: unknown, problems: readonly ValueProblem[]): void;
  /** Sends at once. */
  flush(): void;
  reset(): void;
  /** Somebody is in one of the fields now, or has left it. */
  focus(isInside: boolean): void;
}

/** Where a value that was typed has got to. None of it is drawn. */
interface Journey {
  readonly timer?: ReturnType<typeof setTimeout> | undefined;
  readonly send?: (() => void) | undefined;
  readonly inFlight: number;
  /** The value in force when the last one was sent. */
  readonly before?: string;
  readonly isFocused: boolean;
  /** Whether what was typed does not fit, or was refused. */
  readonly isUnfit: boolean;
}

/** A setting while somebody types: the value in force stays until the owner of the setting has taken the new one. */
export function useSettingDraft({ key, schema, value }: SettingItem, writer: SettingWriter): SettingDraft {
  const [draft, setDraft] = useState<{ readonly value: unknown }>();
  const [problem, setProblem] = useState<string>();
  const journey = useRef<Journey>({ inFlight: 0, isFocused: false, isUnfit: false });
  const inForce = JSON.stringify(value);
  const latest = useRef(inForce);
  const note = useCallback((changes: Partial<Journey>) => {
    journey.current = { ...journey.current, ...changes };
  }, []);

  // What does not fit stays until it does. A secret comes back as its mask: what was typed of it stays while somebody may type on.
  const drop = useCallback(() => {
    const { send, inFlight, isUnfit, isFocused } = journey.current;
    const isUnderWay = send !== undefined || inFlight > 0;
    if (!isUnderWay && !isUnfit && !(isFocused && holdsMask(latest.current))) setDraft(undefined);
  }, []);

  // Whoever changed it: what was typed gives way.
  useEffect(() => {
    latest.current = inForce;
    drop();
  }, [inForce, drop]);

  const send = useCallback(
    async (typed: unknown) => {
      note({ inFlight: journey.current.inFlight + 1, before: latest.current });
      try {
        await (typed === undefined ? writer.reset(key) : writer.set(key, typed));
        setProblem(undefined);
        note({ inFlight: journey.current.inFlight - 1 });
        const isInForce =
          latest.current === JSON.stringify(typed) || latest.current !== journey.current.before;
        if (isInForce || holdsMask(latest.current)) drop();
      } catch (thrown) {
        note({ inFlight: journey.current.inFlight - 1, isUnfit: true });
        setProblem(toSerializedError(thrown).message);
      }
    },
    [key, writer, note, drop],
  );

  const cancel = useCallback(() => {
    clearTimeout(journey.current.timer);
    note({ timer: undefined, send: undefined });
  }, [note]);
  const flush = useCallback(() => journey.current.send?.(), []);
  useEffect(() => flush, [flush]);

  return {
    value: draft === undefined ? value : draft.value,
    problem,
    change(typed, problems) {
      cancel();
      setDraft({ value: typed });
      const isMissing = typed === undefined && schema.default !== undefined;
      setProblem(isMissing ? texts.forms.problems.needed : undefined);
      const isUnfit = problems.length > 0 || isMissing;
      note({ isUnfit });
      if (isUnfit) return;
      const sendNow = (): void => {
        cancel();
        void send(typed);
      };
      note({ timer: setTimeout(sendNow, patience), send: sendNow });
    },
    flush,
    reset() {
      cancel();
      note({ isUnfit: false });
      setDraft(undefined);
      void send(undefined);
    },
    focus(isInside) {
      note({ isFocused: isInside });
      if (isInside) return;
      flush();
      if (holdsMask(latest.current)) drop();
    },
  };
}
