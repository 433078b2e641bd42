import { lazy, Suspense } from 'react';
import { texts } from '../../shared/texts/index.js';
import type { SchemaFormProps } from './schema-form-props.js';

const SchemaFormView = lazy(() => import('./schema-form-view.js'));

/** A form made from a JSON Schema. It checks as one types, and what it draws it with is loaded when it is first shown. */
export function SchemaForm(props: SchemaFormProps) {
  return (
    <Suspense fallback={<p className="hint">{texts.forms.loading}</p>}>
      <SchemaFormView {...props} />
    </Suspense>
  );
}
