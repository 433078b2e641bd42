import { ADDITIONAL_PROPERTY_FLAG, type FieldTemplateProps } from '@rjsf/utils';
import { visibleText } from '../logs/log-text.js';
import { FieldProblem } from './field-problem.js';
import { hintIdOf } from './form-state.js';
import { MapEntry } from './map-entry.js';

/** A field with its name above, what it means, and what is wrong with it. The outermost one is named by what is around the form. */
export function FieldTemplate(props: FieldTemplateProps) {
  const {
    id,
    label,
    fieldPathId,
    rawDescription,
    rawErrors = [],
    children,
    schema,
    hidden,
    required,
  } = props;
  const depth = fieldPathId.path.length;
  if (depth === 0) return children;
  // A constant tells the choices of a `oneOf` apart: nobody has to see it.
  if (hidden === true || schema.const !== undefined) return null;
  const outermost = depth === 1;
  const isItem = typeof fieldPathId.path.at(-1) === 'number';
  const isEntry = ADDITIONAL_PROPERTY_FLAG in schema;
  const named = props.displayLabel === true && !outermost && !isItem && !isEntry;
  const describes =
    !outermost && rawDescription !== undefined && rawDescription !== '' && !isGroup(schema.type);
  const content = (
    <div className="form-field" data-depth={depth}>
      {named && (
        <label className="form-label" htmlFor={id}>
          {visibleText(label)}
          {required === true && (
            <span className="form-required" aria-hidden="true">
              *
            </span>
          )}
        </label>
      )}
      {describes && (
        <p className="hint" id={hintIdOf(id)}>
          {visibleText(rawDescription)}
        </p>
      )}
      {children}
      <FieldProblem id={id} problems={rawErrors} />
    </div>
  );
  return isEntry ? <MapEntry {...props}>{content}</MapEntry> : content;
}

const isGroup = (type: unknown): boolean => type === 'object' || type === 'array';
