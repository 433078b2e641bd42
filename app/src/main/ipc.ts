import { ipcMain, type WebContents } from 'electron';
import { isTrustedSender, type SenderFrame } from './security/sender.js';

interface SenderEvent {
  readonly sender: WebContents;
  readonly senderFrame: SenderFrame | null;
}

/** The one place where messages from windows come in: whoever sends them is checked before anything else. */
export class WindowIpc {
  constructor(private readonly trustedOrigin: string) {}

  /** Answers `ipcRenderer.invoke`. Arguments are unknown: the handler checks them. */
  handle(channel: string, handler: (sender: WebContents, argument: unknown) => unknown): void {
    ipcMain.handle(channel, (event, argument: unknown) => {
      if (!this.trusts(event)) throw new Error(`${channel} is for the app's own page only.`);
      return handler(event.sender, argument);
    });
  }

  /** Hears `ipcRenderer.send`. The argument is unknown, as above. */
  on(channel: string, listener: (sender: WebContents, argument: unknown) => void): void {
    ipcMain.on(channel, (event, argument: unknown) => {
      if (this.trusts(event)) listener(event.sender, argument);
    });
  }

  private trusts(event: SenderEvent): boolean {
    if (isTrustedSender(event.senderFrame, this.trustedOrigin)) return true;
    console.error(`A message from ${event.senderFrame?.origin ?? 'a closed frame'} was refused.`);
    return false;
  }
}
