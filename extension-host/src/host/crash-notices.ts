import type { ShowNotificationParams } from '@plugo/sdk/protocol';
import { shorten } from '../base/shorten.js';
import type { SerializedError } from '../model/errors.js';
import type { ManagedExtension } from './managed-extension.js';

const restart = { id: 'restart', title: 'Restart' } as const;

/** The most a notification may hold, characters. */
const longestMessage = 1_000;

export interface CrashNoticesOptions {
  /** Shows a notification of the host and answers with its id. */
  readonly post: (params: ShowNotificationParams) => string;
  readonly dismiss: (notificationId: string) => void;
  /** Never rejects. */
  readonly reload: (extensionId: string) => Promise<void>;
}

/** Tells a person when an extension has been given up, with a button that starts it again. */
export class CrashNotices {
  /** Notification id → extension id. */
  private readonly posted = new Map<string, string>();

  constructor(private readonly options: CrashNoticesOptions) {}

  /** To be told of every change of state. One that starts or goes has no need of its notice any more. */
  stateChanged({ id, displayName, state, crashReport }: ManagedExtension): void {
    if (state.status === 'failed') this.show(id, displayName, state.error, crashReport);
    else this.dismissOf(id);
  }

  /** To be told of every notification of the host that a person closed. */
  closed(notificationId: string, actionId: string | undefined): void {
    const extensionId = this.posted.get(notificationId);
    this.posted.delete(notificationId);
    if (extensionId !== undefined && actionId === restart.id) void this.options.reload(extensionId);
  }

  private show(
    id: string,
    displayName: string,
    error: SerializedError,
    crashReport: string | undefined,
  ): void {
    const message = `${displayName} is stopped: ${error.message}`;
    const notice = this.options.post({
      severity: 'error',
      message: shorten(message, longestMessage),
      detail: crashReport === undefined ? error.nextStep : `${error.nextStep} Crash report: ${crashReport}`,
      actions: [restart],
    });
    this.posted.set(notice, id);
  }

  private dismissOf(extensionId: string): void {
    for (const [notice, id] of [...this.posted]) {
      if (id === extensionId) this.options.dismiss(notice);
    }
  }
}
