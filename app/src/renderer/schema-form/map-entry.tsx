import type { FieldTemplateProps } from '@rjsf/utils';
import { type ReactElement, useEffect, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { IconButton } from '../ui/icon-button.js';

type MapEntryProps = Omit<FieldTemplateProps, 'children'> & { readonly children: ReactElement };

/** An entry whose name is free too: the name, its value, and how to remove both. */
export function MapEntry({
  id,
  label,
  disabled,
  readonly,
  onKeyRename,
  onRemoveProperty,
  children,
}: MapEntryProps) {
  const [name, setName] = useState(label);
  useEffect(() => setName(label), [label]);
  const words = texts.forms;
  const rename = (): void => {
    if (name.trim() === '') setName(label);
    else if (name !== label) onKeyRename(name);
  };
  return (
    <div className="form-entry">
      <input
        id={`${id}__key`}
        className="form-input form-key"
        type="text"
        value={name}
        aria-label={words.keyOf(label)}
        disabled={disabled || readonly}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
      {children}
      <IconButton
        icon="trash"
        label={words.remove(label)}
        disabled={disabled || readonly}
        onClick={onRemoveProperty}
      />
    </div>
  );
}
