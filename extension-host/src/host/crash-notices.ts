import type { ShowNotificationParams } from '@plugo/sdk/protocol';
import type { ManagedExtension } from './managed-extension.js';

const restart = { id: 'restart', title: 'Restart' } as const;

/** Tells a person when an extension has been given up, with a button that starts it again. */
export class CrashNotices {
  /** Notification id → extension id. */
  private readonly posted = new Map<string, string>();

  constructor(
    private readonly post: (params: ShowNotificationParams) => string,
    private readonly reload: (id: string) => void,
  ) {}

  /** To be told of every change of state. */
  stateChanged(extension: ManagedExtension): void {
    const { state } = extension;
    if (state.status !== 'failed') return;
    const id = this.post({
      severity: 'error',
      message: `${extension.displayName} is stopped: ${state.error.message}`,
      detail: state.error.nextStep,
      actions: [restart],
    });
    this.posted.set(id, extension.id);
  }

  /** To be told of every notification of the host that a person closed. */
  closed(notificationId: string, actionId: string | undefined): void {
    const extensionId = this.posted.get(notificationId);
    this.posted.delete(notificationId);
    if (extensionId !== undefined && actionId === restart.id) this.reload(extensionId);
  }
}
