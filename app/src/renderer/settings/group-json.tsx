import { useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { toSerializedError } from '../rpc/request-error.js';
import { holdsMask } from '../schema-form/json-schema.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { parseSettings, settingsText, type TextProblem } from './parse-settings.js';
import type { SettingGroup } from './setting-groups.js';
import { isSame } from './setting-item.js';
import { useSettingWriter } from './use-setting-writer.js';

/** The settings of a group as JSON that can be edited. It follows the form, until somebody types here. */
export function GroupJson({ group }: { readonly group: SettingGroup }) {
  const writer = useSettingWriter(group.owner);
  const inForce = settingsText(group.items);
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string }>();
  const [refusal, setRefusal] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const words = texts.settings;

  const text = draft?.text ?? inForce;
  const { values, problems } = parseSettings(text, group.items);
  const canApply = draft !== undefined && problems.length === 0;

  // Applied, or the same was chosen elsewhere: from now on it follows again.
  useEffect(() => setDraft((typed) => (typed?.text === inForce ? undefined : typed)), [inForce]);

  const apply = async (): Promise<void> => {
    if (!canApply) return;
    try {
      for (const { key, value, schema } of group.items) {
        const wanted = values[key];
        if (wanted === undefined || isSame(wanted, schema.default)) {
          if (!isSame(value, schema.default)) await writer.reset(key);
        } else if (!isSame(wanted, value)) await writer.set(key, wanted);
      }
      setRefusal(undefined);
      setDraft(undefined);
    } catch (thrown) {
      setRefusal(toSerializedError(thrown).message);
    }
  };
  const goTo = ({ offset }: TextProblem): void => {
    field.current?.focus();
    field.current?.setSelectionRange(offset, offset);
  };
  return (
    <section className="settings-json" aria-label={words.jsonOf(group.title)}>
      <div className="settings-json-bar">
        <span className="panel-title">{words.json}</span>
        <Button disabled={!canApply} onClick={() => void apply()}>
          {words.apply}
        </Button>
        <Button secondary disabled={draft === undefined} onClick={() => setDraft(undefined)}>
          {words.revert}
        </Button>
        <CopyButton text={text} label={words.copyJson} />
      </div>
      <textarea
        ref={field}
        className="settings-json-text"
        aria-label={words.jsonOf(group.title)}
        aria-invalid={problems.length > 0}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(event) => {
          setRefusal(undefined);
          setDraft((typed) => ({ text: event.target.value, of: typed?.of ?? inForce }));
        }}
        onKeyDown={(event) => {
          if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
            event.preventDefault();
            void apply();
          }
        }}
      />
      <div className="settings-json-notes" aria-live="polite">
        {problems.map((problem) => (
          <button
            key={`${problem.offset} ${problem.message}`}
            type="button"
            className="settings-json-problem"
            onClick={() => goTo(problem)}
          >
            {visibleText(words.problemAt(problem.line, problem.column, problem.message))}
          </button>
        ))}
        {refusal !== undefined && (
          <p className="field-problem" role="alert">
            {visibleText(refusal)}
          </p>
        )}
        {draft !== undefined && draft.of !== inForce && <p className="hint">{words.changedElsewhere}</p>}
        {holdsMask(text) && <p className="hint">{words.secretsStay}</p>}
      </div>
    </section>
  );
}
