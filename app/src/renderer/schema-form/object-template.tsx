import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { FieldGroup } from './field-group.js';
import { isObject } from './json-schema.js';

/** The properties of an object, indented below its name; those of the outermost one stand alone. */
export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const { title, description, properties, fieldPathId, schema, disabled, readonly, onAddProperty } = props;
  const depth = fieldPathId.path.length;
  const content = properties.map(({ content: property }) => property);
  if (depth === 0) return content;
  const growing = isObject(schema.additionalProperties) || schema.additionalProperties === true;
  const full = properties.length >= (schema.maxProperties ?? Number.POSITIVE_INFINITY);
  return (
    <FieldGroup title={title} isOutermost={depth === 1}>
      {depth > 1 && typeof fieldPathId.path.at(-1) !== 'number' && (
        <div className="form-label">{visibleText(title)}</div>
      )}
      {depth > 1 && description !== undefined && typeof description === 'string' && (
        <p className="hint">{visibleText(description)}</p>
      )}
      <div className="form-properties">
        {content}
        {growing && (
          <div>
            <Button
              secondary
              icon="add"
              label={texts.forms.addEntryTo(title)}
              disabled={disabled === true || readonly === true || full}
              onClick={onAddProperty}
            >
              {texts.forms.addEntry}
            </Button>
          </div>
        )}
      </div>
    </FieldGroup>
  );
}
