import { type NativeImage, Notification } from 'electron';
import {
  type NativeNotification,
  type NativeResponse,
  parseNativeNotification,
} from '../../shared/native-notification.js';

/** More of them at once only fill the system's own centre. */
const mostAtOnce = 20;

export interface NativeNotificationsOptions {
  /** Whether a person sees the window, and so its toasts. */
  readonly isWindowSeen: () => boolean;
  readonly icon: NativeImage | undefined;
  /** The person pressed one, or a button of it. */
  readonly responded: (response: NativeResponse) => void;
}

/** Notifications of the system, in place of toasts that nobody would see. */
export class NativeNotifications {
  private readonly shown = new Map<string, Notification>();

  constructor(private readonly options: NativeNotificationsOptions) {}

  /** Shows what a page sent, unless the window is seen. One with the same id takes the place of the one before. */
  announce(value: unknown): void {
    const notification = parseNativeNotification(value);
    if (notification === undefined || this.options.isWindowSeen() || !Notification.isSupported()) return;
    this.withdraw(notification.id);
    const [oldest] = this.shown.keys();
    if (oldest !== undefined && this.shown.size >= mostAtOnce) this.withdraw(oldest);
    this.show(notification);
  }

  /** It was answered or dismissed elsewhere. */
  withdraw(id: unknown): void {
    if (typeof id !== 'string') return;
    this.shown.get(id)?.close();
    this.shown.delete(id);
  }

  /** The window is seen again, and shows them itself. */
  withdrawAll(): void {
    for (const id of [...this.shown.keys()]) this.withdraw(id);
  }

  private show({ id, title, body, urgent, actions }: NativeNotification): void {
    const native = new Notification({
      title,
      body,
      urgency: urgent ? 'critical' : 'normal',
      actions: actions.map((action) => ({ type: 'button', text: action.title })),
      ...(this.options.icon === undefined ? {} : { icon: this.options.icon }),
    });
    // Kept: one that is collected hears no click.
    this.shown.set(id, native);
    native.on('click', () => this.respond({ id }));
    native.on('action', (_event, index) => {
      const actionId = actions[index]?.id;
      this.respond(actionId === undefined ? { id } : { id, actionId });
    });
    native.on('close', () => {
      if (this.shown.get(id) === native) this.shown.delete(id);
    });
    native.show();
  }

  private respond(response: NativeResponse): void {
    this.withdraw(response.id);
    this.options.responded(response);
  }
}
