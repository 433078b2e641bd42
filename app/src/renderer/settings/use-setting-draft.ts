import { useCallback, useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { ValueProblem } from '../schema-form/check-value.js';
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
}

/** A setting while somebody types: the value in force stays until the owner of the setting has taken the new one. */
export function useSettingDraft({ key, schema, value }: SettingItem, writer: SettingWriter): SettingDraft {
  const [draft, setDraft] = useState<{ readonly value: unknown }>();
  const [problem, setProblem] = useState<string>();
  const pending = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly send: () => void }>(
    undefined,
  );
  const inFlight = useRef(0);
  const inForce = JSON.stringify(value);
  const latest = useRef(inForce);

  // Whoever changed it: what was typed gives way, unless it is on its way.
  useEffect(() => {
    latest.current = inForce;
    if (pending.current === undefined && inFlight.current === 0) setDraft(undefined);
  }, [inForce]);

  const send = useCallback(
    async (typed: unknown) => {
      const before = latest.current;
      inFlight.current++;
      try {
        await (typed === undefined ? writer.reset(key) : writer.set(key, typed));
        setProblem(undefined);
        const isInForce = latest.current === JSON.stringify(typed) || latest.current !== before;
        if (isInForce && pending.current === undefined) setDraft(undefined);
      } catch (thrown) {
        setProblem(toSerializedError(thrown).message);
      } finally {
        inFlight.current--;
      }
    },
    [key, writer],
  );

  const flush = useCallback(() => pending.current?.send(), []);
  useEffect(() => flush, [flush]);

  const cancel = (): void => {
    clearTimeout(pending.current?.timer);
    pending.current = undefined;
  };
  return {
    value: draft === undefined ? value : draft.value,
    problem,
    change(typed, problems) {
      cancel();
      setDraft({ value: typed });
      const isMissing = typed === undefined && schema.default !== undefined;
      setProblem(isMissing ? texts.forms.problems.needed : undefined);
      if (problems.length > 0 || isMissing) return;
      const sendNow = (): void => {
        cancel();
        void send(typed);
      };
      pending.current = { timer: setTimeout(sendNow, patience), send: sendNow };
    },
    flush,
    reset() {
      cancel();
      setDraft(undefined);
      void send(undefined);
    },
  };
}
