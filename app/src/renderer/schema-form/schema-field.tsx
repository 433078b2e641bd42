import getDefaultRegistry from '@rjsf/core/lib/getDefaultRegistry.js';
import { ADDITIONAL_PROPERTY_FLAG, type FieldProps, type UiSchema } from '@rjsf/utils';
import { texts } from '../../shared/texts/index.js';
import { useFormState } from './form-state.js';
import { isObject, type JsonSchema, labelOf } from './json-schema.js';
import { ChoiceWidget } from './widgets/choice-widget.js';
import { SecretWidget } from './widgets/secret-widget.js';
import { TextWidget } from './widgets/text-widget.js';

const { SchemaField: LibraryField } = getDefaultRegistry().fields;

/** Every field of the form: it decides what the field is called and which control it gets, and the library does the rest. */
export function SchemaField(props: FieldProps) {
  const { label } = useFormState();
  const { schema, uiSchema, registry, formData, fieldPathId } = props;
  const resolved: JsonSchema = registry.schemaUtils.retrieveSchema(schema, formData);
  const title = fieldPathId.path.length === 1 ? label : titleOf(props, resolved);
  const control = fieldPathId.path.length === 0 ? {} : controlOf(resolved, fieldPathId);
  const ui: UiSchema = { ...uiSchema, ...control, 'ui:title': title };
  if (LibraryField === undefined) return null;
  return <LibraryField {...props} uiSchema={ui} />;
}

function titleOf({ name, index }: FieldProps, schema: JsonSchema): string {
  const own = typeof schema.title === 'string' ? schema.title : undefined;
  if (typeof index === 'number') {
    return own === undefined ? texts.forms.item(index + 1) : `${own} ${index + 1}`;
  }
  if (ADDITIONAL_PROPERTY_FLAG in schema) return name;
  return own ?? labelOf(name);
}

function controlOf(schema: JsonSchema, fieldPathId: FieldProps['fieldPathId']): UiSchema {
  if (hasNoForm(schema)) return { 'ui:field': 'JsonField' };
  if (schema.secret === true && isText(schema)) {
    return { 'ui:widget': SecretWidget, 'ui:options': { fieldPathId } };
  }
  if (Array.isArray(schema.enum)) return { 'ui:widget': ChoiceWidget };
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) return {};
  return isText(schema) ? { 'ui:widget': TextWidget } : {};
}

function isText({ type }: JsonSchema): boolean {
  const types = [type].flat().filter((one) => one !== 'null');
  return types.length === 1 && ['string', 'number', 'integer'].includes(String(types[0]));
}

/** What a schema leaves so open that only JSON can say it. */
function hasNoForm(schema: JsonSchema): boolean {
  const { type, items, properties, additionalProperties, oneOf, anyOf } = schema;
  if (Array.isArray(schema.enum) || schema.const !== undefined) return false;
  if (oneOf !== undefined || anyOf !== undefined) return false;
  const types = [type].flat().filter((one) => one !== 'null');
  if (types.length !== 1 || type === undefined) return properties === undefined;
  if (types[0] === 'array') return !isObject(items) && !Array.isArray(items);
  return types[0] === 'object' && properties === undefined && !isObject(additionalProperties);
}
