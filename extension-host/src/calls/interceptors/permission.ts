import { toExtensionHostError } from '../../model/errors.js';
import type { ExtensionDescription } from '../../model/extension-description.js';
import type { Interceptor } from '../call.js';

/**
 * Lets an extension call only what it may; a person may call everything.
 * @param check Throws where the caller may not call the callee.
 */
export function permission(check: (caller: ExtensionDescription, callee: string) => void): Interceptor {
  return (call, next) => {
    if (call.caller === undefined) return next(call);
    try {
      check(call.caller, call.callee);
    } catch (error) {
      return Promise.reject(toExtensionHostError(error));
    }
    return next(call);
  };
}
