import type { ValueProblem } from './check-value.js';
import type { JsonSchema, ValuePath } from './json-schema.js';

export interface SchemaFormProps {
  /** The JSON Schema of any value: an object gets one field a property. */
  readonly schema: JsonSchema;
  /** The value as it is now; the owner keeps it. */
  readonly value: unknown;
  /** What screen readers call the outermost field or group; it is not shown. */
  readonly label: string;
  /** Each change as a person types, with what the schema does not allow of it. */
  readonly onChange: (value: unknown, problems: readonly ValueProblem[]) => void;
  /** The id of what describes the whole value, outside the form. */
  readonly hintId?: string;
  /** Whether what is wrong is shown at once (the default), or only of fields where a person has been. */
  readonly eager?: boolean;
  readonly disabled?: boolean;
  /** Fetches a secret of the value that is set and masked. Without it such a secret can only be replaced. */
  readonly reveal?: (path: ValuePath) => Promise<string>;
}
