import { checkArguments } from '../contributions/check-arguments.js';
import type { CallParams } from '../control/messages.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { checkCall } from '../permissions/check-call.js';
import type { Fleet } from './fleet.js';
import { availabilityOf } from './inventory.js';
import type { ManagedExtension } from './managed-extension.js';

/** Calls methods and commands of extensions, for people and for other extensions. */
export class ExtensionCalls {
  constructor(private readonly fleet: Fleet) {}

  /** Calls a method; an extension that waits for this command is started first, one that is starting is awaited. */
  async call(params: CallParams, signal: AbortSignal): Promise<unknown> {
    const extension = this.runnable(params.id);
    const command = extension.description.manifest.contributes.commands.find(
      (one) => one.command === params.method,
    );
    const args = command ? checkArguments(command, params.arguments) : params.arguments;
    await this.awaken(extension, params.method);
    return extension.supervisor.call(params.method, args, {
      signal,
      ...(params.timeout === undefined ? {} : { timeout: params.timeout }),
    });
  }

  /** The same on behalf of an extension, which may call only what it declares. */
  callFrom(caller: ExtensionDescription, params: CallParams, signal: AbortSignal): Promise<unknown> {
    checkCall(caller, params.id);
    return this.call(params, signal);
  }

  private runnable(id: string): ManagedExtension {
    const extension = this.fleet.find(id);
    if (extension) return extension;
    const availability = availabilityOf(this.fleet.inventory, id);
    if ('error' in availability) {
      throw new ExtensionHostError('NOT_RUNNING', `${id} does not run: ${availability.error.message}`, {
        extensionId: id,
        nextStep: availability.error.nextStep,
      });
    }
    if (this.fleet.inventory.resolution.extensions.get(id)?.kind === 'disabled') {
      throw new ExtensionHostError('NOT_RUNNING', `${id} is disabled.`, {
        extensionId: id,
        nextStep: 'Enable it.',
      });
    }
    throw new ExtensionHostError('NOT_INSTALLED', `No extension ${id} is installed.`, { extensionId: id });
  }

  private async awaken(extension: ManagedExtension, method: string): Promise<void> {
    const { status } = extension.state;
    if (
      status === 'starting' ||
      status === 'activating' ||
      (status === 'inactive' && !extension.startsWithHost)
    ) {
      await this.fleet.start(extension.id, `onCommand:${method}`);
    }
  }
}
