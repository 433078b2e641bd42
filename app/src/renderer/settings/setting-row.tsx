import { useCallback, useId } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import type { ValuePath } from '../schema-form/json-schema.js';
import { SchemaForm } from '../schema-form/schema-form.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import type { SettingItem } from './setting-item.js';
import { useSettingDraft } from './use-setting-draft.js';
import type { SettingWriter } from './use-setting-writer.js';

interface SettingRowProps {
  readonly item: SettingItem;
  readonly writer: SettingWriter;
}

/** One setting: its name, what it means, its form, how to reset it, and what its owner did not accept. */
export function SettingRow({ item, writer }: SettingRowProps) {
  const draft = useSettingDraft(item, writer);
  const hintId = useId();
  const { key, label, description, deprecation, schema, isModified } = item;
  const isSwitch = schema.type === 'boolean' && schema.enum === undefined;
  const { reveal } = writer;
  const revealHere = useCallback(
    (path: ValuePath) => reveal?.(key, path) ?? Promise.resolve(''),
    [reveal, key],
  );

  const form = (
    <SchemaForm
      schema={schema}
      value={draft.value}
      label={label}
      hintId={hintId}
      onChange={draft.change}
      {...(reveal === undefined ? {} : { reveal: revealHere })}
    />
  );
  return (
    <fieldset
      className="setting"
      aria-label={label}
      data-changed={isModified}
      data-key={key}
      onFocus={({ target }) => draft.focus(target.matches('input, textarea'))}
      onBlur={() => draft.focus(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush();
      }}
    >
      <div className="setting-name">
        {isSwitch ? form : <span className="row-title">{visibleText(label)}</span>}
        <code className="row-code">{key}</code>
        {isModified && (
          <>
            <span className="setting-modified">{texts.settings.modified}</span>
            <IconButton icon="discard" label={texts.settings.reset(label)} onClick={draft.reset} />
          </>
        )}
      </div>
      <Hint id={hintId} description={description} schema={schema} />
      {deprecation !== undefined && (
        <p className="hint setting-deprecation">
          <Icon name="warning" /> {visibleText(deprecation)}
        </p>
      )}
      {!isSwitch && form}
      {draft.problem !== undefined && (
        <p className="field-problem" role="alert">
          {visibleText(draft.problem)}
        </p>
      )}
    </fieldset>
  );
}

function Hint({
  id,
  description,
  schema,
}: { readonly id: string } & Pick<SettingItem, 'description' | 'schema'>) {
  const minimum = typeof schema.minimum === 'number' ? schema.minimum : undefined;
  const maximum = typeof schema.maximum === 'number' ? schema.maximum : undefined;
  const range = minimum === undefined && maximum === undefined ? '' : texts.details.range(minimum, maximum);
  const text = [description === undefined ? '' : visibleText(description), range].filter(Boolean).join(' ');
  return (
    <p className="hint" id={id} hidden={text === ''}>
      {text}
    </p>
  );
}
