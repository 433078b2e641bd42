import type { Clock } from '../base/clock.js';
import type { Event } from '../base/emitter.js';
import type { Call } from '../calls/call.js';
import { timeLeft } from '../calls/time-left.js';
import { waitFor } from '../calls/wait-for.js';
import { checkArguments } from '../contributions/check-arguments.js';
import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import { availabilityOf, idsOf } from './inventory.js';
import type { ManagedExtension } from './managed-extension.js';

/** The end of the way of a call: finds the extension, starts one that waits for its first call, and sends the call. */
export class ExtensionInvoker {
  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    /** Told the id of an extension whose state or health may differ. */
    private readonly onDidChange: Event<string>,
  ) {}

  /** @throws ExtensionHostError why it could not be sent, or what the extension answered; always as a rejection */
  readonly invoke = (call: Call): Promise<unknown> => {
    const extension = this.fleet.find(call.callee);
    return extension?.isActive && extension.isReady ? this.send(extension, call) : this.sendWhenActive(call);
  };

  /** Whether an extension will run in a moment: it starts, is started again after a crash, or is just being replaced. */
  isComingUp(id: string): boolean {
    const extension = this.fleet.find(id);
    if (extension === undefined) {
      const { inventory } = this.fleet;
      return idsOf(inventory).includes(id) && availabilityOf(inventory, id).kind === 'enabled';
    }
    return extension.isDue || ['starting', 'activating', 'backingOff'].includes(extension.state.status);
  }

  private async sendWhenActive(call: Call): Promise<unknown> {
    await this.within(call, this.fleet.ready);
    const extension = this.runnable(call.callee);
    // What is wrong with the arguments is told before anything is started for them.
    checkedArguments(extension, call);
    await this.within(call, this.awaken(extension, call.method));
    await this.readiness(call);
    // Another process may have taken over meanwhile.
    return this.send(this.fleet.find(call.callee) ?? extension, call);
  }

  /** Waits for one that runs and says that it is not ready for calls. */
  private async readiness(call: Call): Promise<void> {
    const { callee, method } = call;
    const isAwaited = () => {
      const extension = this.fleet.find(callee);
      return extension?.isActive === true && !extension.isReady;
    };
    if (!isAwaited()) return;
    const message = this.fleet.find(callee)?.supervisor.health.current.message;
    try {
      await waitFor<void>(call, this.clock, (resolve) =>
        this.onDidChange((id) => {
          if (id === callee && !isAwaited()) resolve();
        }),
      );
    } catch (error) {
      if (toExtensionHostError(error).code !== 'CALL_TIMEOUT') throw error;
      throw hostErrors.notReady(callee, method, message);
    }
  }

  private send(extension: ManagedExtension, call: Call): Promise<unknown> {
    try {
      const args = checkedArguments(extension, call);
      const timeout = timeLeft(call, this.clock.monotonic());
      return extension.supervisor.call(call.method, args, {
        signal: call.signal,
        timeout,
        onProgress: call.onProgress,
        items: call.items,
        caller: call.caller?.id ?? call.client,
      });
    } catch (error) {
      return Promise.reject(toExtensionHostError(error));
    }
  }

  private within(call: Call, promise: Promise<void>): Promise<void> {
    return waitFor<void>(call, this.clock, (resolve, reject) => {
      promise.then(resolve, reject);
      return undefined;
    });
  }

  private runnable(id: string): ManagedExtension {
    const extension = this.fleet.find(id);
    if (extension) return extension;
    const { inventory } = this.fleet;
    if (!idsOf(inventory).includes(id)) throw hostErrors.notInstalled(id);
    const availability = availabilityOf(inventory, id);
    if (inventory.paused.has(id)) throw hostErrors.paused(id);
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

/** The arguments, as a command declares them; those of a plain method are its own business. */
function checkedArguments({ description }: ManagedExtension, call: Call): readonly unknown[] {
  const command = description.manifest.contributes.commands.find((one) => one.command === call.method);
  return command === undefined ? call.arguments : checkArguments(command, call.arguments);
}
