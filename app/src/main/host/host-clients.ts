import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { ipcChannels } from '../../shared/ipc-channels.js';
import { type HostProcessStatus, hostPortMessage } from '../../shared/preload-api.js';
import type { HostProcessSupervisor } from './host-process-supervisor.js';

/** The pages that talk to the host. Each has a port of its own, and gets a new one whenever the host process is new. */
export class HostClients {
  private readonly pages = new Set<WebContents>();

  constructor(private readonly supervisor: () => HostProcessSupervisor<MessagePortMain>) {}

  /** A page asks for its port. One that asks again after the host was given up has it tried again. */
  add(page: WebContents): void {
    if (!this.pages.has(page)) {
      this.pages.add(page);
      page.once('destroyed', () => this.pages.delete(page));
    } else if (this.supervisor().status.kind === 'failed') {
      this.supervisor().start();
      return;
    }
    this.connect(page);
  }

  /** For when a new host process is there. */
  reconnect(): void {
    for (const page of this.pages) this.connect(page);
  }

  tellStatus(status: HostProcessStatus): void {
    for (const page of this.pages) page.send(ipcChannels.hostStatusChanged, status);
  }

  private connect(page: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    if (this.supervisor().addClient(port1)) {
      page.postMessage(hostPortMessage, null, [port2]);
    } else {
      port1.close();
      port2.close();
    }
  }
}
