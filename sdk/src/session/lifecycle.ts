import type { ExtensionContext } from '../context/extension-context.js';
import { textOf } from '../context/log.js';
import { disposeAll } from '../disposable.js';
import type { ExportRegistry } from '../exports/export-registry.js';
import type { ActivateResult } from '../protocol/lifecycle.js';
import { methodFailed } from './call-failures.js';

/** What an extension may hand to `run`. A module that exports these two works as well. */
export interface Extension {
  /** Called once, after the connection is made. The extension is active when it returns or its promise resolves. */
  activate?(context: ExtensionContext): unknown;
  /** Called once, before the process ends: 3 s for what must be finished. */
  deactivate?(): unknown;
}

/** Activates an extension once and deactivates it once, however often it is asked. */
export class Lifecycle {
  #activation: Promise<ActivateResult> | undefined;
  #deactivation: Promise<void> | undefined;

  constructor(
    private readonly extension: Extension,
    private readonly registry: ExportRegistry,
    private readonly context: ExtensionContext,
  ) {}

  activate(): Promise<ActivateResult> {
    this.#activation ??= this.#activate();
    return this.#activation;
  }

  deactivate(): Promise<void> {
    this.#deactivation ??= this.#deactivate();
    return this.#deactivation;
  }

  async #activate(): Promise<ActivateResult> {
    try {
      await this.extension.activate?.(this.context);
    } catch (error) {
      this.context.log.error(`activate() failed. ${textOf(error)}`);
      throw methodFailed(error, 'ACTIVATION_FAILED');
    } finally {
      this.registry.close();
    }
    return { methods: this.registry.names };
  }

  async #deactivate(): Promise<void> {
    const report = (error: unknown) => this.context.log.error(`deactivate() failed. ${textOf(error)}`);
    const activated = await this.#activation?.then(
      () => true,
      () => false,
    );
    try {
      if (activated) await this.extension.deactivate?.();
    } catch (error) {
      report(error);
    }
    await disposeAll(this.context.subscriptions, report);
  }
}
