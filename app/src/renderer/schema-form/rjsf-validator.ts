import { type Schema, Validator } from '@cfworker/json-schema';
import { ErrorSchemaBuilder, type RJSFSchema, type ValidatorType } from '@rjsf/utils';
import { checkPrepared, withoutUndefined } from './check-value.js';
import { holdsLongText, withoutPatterns } from './safe-pattern.js';

/** The prefix of references into the whole schema, in a part of it that is checked alone. */
const rootId = 'https://plugo.invalid/root';

/**
 * What the form library asks of a checker, answered by one that needs no `eval`, which the window's policy forbids. It gets prepared
 * schemas.
 */
export const rjsfValidator: ValidatorType = {
  validateFormData(data, schema) {
    const builder = new ErrorSchemaBuilder();
    const errors = checkPrepared(schema, data).map(({ path, message }) => {
      builder.addErrors(message, [...path]);
      return { message, stack: message };
    });
    return { errors, errorSchema: builder.ErrorSchema };
  },
  isValid(schema, data, root) {
    try {
      const checked = (part: RJSFSchema): RJSFSchema => (holdsLongText(data) ? withoutPatterns(part) : part);
      const validator = new Validator(detached(checked(schema)), '2019-09');
      validator.addSchema(structuredClone(checked(root)) as Schema, rootId);
      return validator.validate(withoutUndefined(data) ?? null).valid;
    } catch {
      return false;
    }
  },
  rawValidation: () => ({ errors: [] }),
};

/** A copy of a part whose local references lead into the whole schema. */
function detached(schema: RJSFSchema): Schema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${rootId}${value}` : value,
    ),
  );
}
