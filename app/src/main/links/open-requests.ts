import { app } from 'electron';
import type { OpenRequest } from '../../shared/open-request.js';
import { linkScheme, parseInstallLink } from './install-link.js';
import { requestsIn } from './requests-in.js';

/** What was asked from outside and the window has not taken yet: it may not be there, or be loading. */
export class OpenRequests {
  private waiting: readonly OpenRequest[] = [];
  private onAdded: (() => void) | undefined;

  constructor() {
    // macOS hands links over like this, even before the app is ready.
    app.on('open-url', (event, link) => {
      event.preventDefault();
      this.add([parseInstallLink(link, process.platform)]);
    });
  }

  /** Looks for requests in how the app was started, the first time or once more. */
  addFrom(argv: readonly string[], workingDirectory: string): void {
    const appPath = app.isPackaged ? undefined : app.getAppPath();
    this.add(requestsIn({ argv, workingDirectory, appPath, platform: process.platform }));
  }

  /** Each is handed out once. */
  take(): readonly OpenRequest[] {
    const { waiting } = this;
    this.waiting = [];
    return waiting;
  }

  /** Called at once where something waits already. */
  onDidAdd(listener: () => void): void {
    this.onAdded = listener;
    if (this.waiting.length > 0) listener();
  }

  private add(requests: readonly OpenRequest[]): void {
    if (requests.length === 0) return;
    this.waiting = [...this.waiting, ...requests];
    this.onAdded?.();
  }
}

/** Has the system bring links to us. Only for an installed app: one that is being developed would take them from it. */
export function receiveLinks(): void {
  if (app.isPackaged && !app.isDefaultProtocolClient(linkScheme)) app.setAsDefaultProtocolClient(linkScheme);
}
