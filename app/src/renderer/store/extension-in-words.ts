import type { ExtensionView, SerializedError } from '@plugo/extension-host/control';
import { inWords } from '../../shared/texts/host-words.js';
import { language } from '../../shared/texts/index.js';

/** An extension with the errors it is shown with in the language of the window. English is the host's own. */
export function extensionInWords(extension: ExtensionView): ExtensionView {
  if (language === 'en') return extension;
  const { availability, state, lastCrash, reload } = extension;
  return {
    ...extension,
    availability: worded(availability),
    state: worded(state),
    ...(lastCrash === undefined ? {} : { lastCrash: worded(lastCrash) }),
    ...(reload === undefined ? {} : { reload: worded(reload) }),
  };
}

/** The value with each error of the host in it, and in the crash in it, put into words. */
function worded<T extends object>(value: T): T {
  const entries = Object.entries(value).map(([key, part]) => {
    if (isError(part)) return [key, inWords(part)];
    return [key, key === 'crash' ? worded(part) : part];
  });
  return Object.fromEntries(entries) as T;
}

function isError(value: unknown): value is SerializedError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'message' in value &&
    'nextStep' in value
  );
}
