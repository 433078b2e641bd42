import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { problemOf } from '../extensions/present-state.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';

/** Why the last button did not do what it says, unless the trouble card says the same. */
export function OperationError({ extension }: { readonly extension: ExtensionView }) {
  const { extension: actions } = useActions();
  const error = useApp((state) => state.operationErrors[extension.id]);
  if (error === undefined || problemOf(extension) !== undefined) return null;
  return (
    <div className="inline-error" role="alert">
      <Icon name="error" />
      <p>
        {visibleText(error.message)} {error.nextStep}
      </p>
      <IconButton icon="close" label={texts.common.dismiss} onClick={() => actions.hideError(extension.id)} />
    </div>
  );
}
