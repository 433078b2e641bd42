import type { SerializedError } from '@plugo/extension-host/control';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';

/** Why something is not shown. */
export function Refusal({ error }: { readonly error: SerializedError }) {
  return (
    <div className="inline-error" role="alert">
      <Icon name="error" />
      <p>
        {visibleText(error.message)} {error.nextStep}
      </p>
    </div>
  );
}
