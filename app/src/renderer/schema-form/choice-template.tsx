import type { MultiSchemaFieldTemplateProps } from '@rjsf/utils';

/** A value of one of several kinds: which kind, and the form of that one. */
export function ChoiceTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  return (
    <div className="form-kinds">
      {selector}
      {optionSchemaField}
    </div>
  );
}
