import { checkArguments } from '../contributions/check-arguments.js';
import type { CallParams } from '../control/messages.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { checkCall } from '../permissions/check-call.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import { availabilityOf, idsOf } from './inventory.js';
import type { ManagedExtension } from './managed-extension.js';

/** Calls methods and commands of extensions, for people and for other extensions. */
export class ExtensionCalls {
  constructor(private readonly fleet: Fleet) {}

  /** Calls a method; an extension that waits for this command is started first, one that is starting is awaited. */
  async call(params: CallParams, signal: AbortSignal): Promise<unknown> {
    const { id, method, timeout } = params;
    const ended = cancellation(signal, () => hostErrors.cancelled(id, method));
    try {
      await Promise.race([this.fleet.ready, ended.promise]);
      const extension = this.runnable(id);
      const command = extension.description.manifest.contributes.commands.find(
        (one) => one.command === method,
      );
      const args = command ? checkArguments(command, params.arguments) : params.arguments;
      await Promise.race([this.awaken(extension, method), ended.promise]);
      return await extension.supervisor.call(method, args, {
        signal,
        ...(timeout === undefined ? {} : { timeout }),
      });
    } finally {
      ended.dispose();
    }
  }

  /** The same on behalf of an extension, which may call only what it declares. */
  callFrom(caller: ExtensionDescription, params: CallParams, signal: AbortSignal): Promise<unknown> {
    checkCall(caller, params.id);
    return this.call(params, signal);
  }

  private runnable(id: string): ManagedExtension {
    const extension = this.fleet.find(id);
    if (extension) return extension;
    const { inventory } = this.fleet;
    if (!idsOf(inventory).includes(id)) throw hostErrors.notInstalled(id);
    const availability = availabilityOf(inventory, id);
    if (availability.kind === 'disabled') throw hostErrors.disabled(id);
    if (availability.kind === 'enabled') throw hostErrors.beingChanged(id);
    const { message, nextStep } = availability.error;
    throw new ExtensionHostError('NOT_RUNNING', `${id} does not run: ${message}`, {
      extensionId: id,
      nextStep,
    });
  }

  private async awaken(extension: ManagedExtension, method: string): Promise<void> {
    const { state, supervisor } = extension;
    // A dependency kept it from starting: the supervisor knows nothing of that.
    if (state.status === 'failed' && supervisor.state.status === 'inactive') {
      const { message, nextStep, code } = state.error;
      throw new ExtensionHostError(code, message, { extensionId: extension.id, nextStep });
    }
    const isStarting = state.status === 'starting' || state.status === 'activating';
    const isAsleep = state.status === 'inactive' && !extension.startsWithHost;
    if (isStarting || isAsleep) await this.fleet.start(extension.id, `onCommand:${method}`);
  }
}

/** A promise that rejects when a signal is aborted; dispose it when nobody waits any more. */
function cancellation(signal: AbortSignal, error: () => ExtensionHostError) {
  let cancel = () => {};
  const promise = new Promise<never>((_, reject) => {
    cancel = () => reject(error());
  });
  promise.catch(() => undefined);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  return { promise, dispose: () => signal.removeEventListener('abort', cancel) };
}
