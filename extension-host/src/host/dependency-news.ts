import type { ExtensionStateParams, RemoteState } from '@plugo/sdk/protocol';
import type { Fleet } from './fleet.js';
import type { ManagedExtension } from './managed-extension.js';

type News = Omit<ExtensionStateParams, 'extension'>;

/** Tells those that depend on an extension what becomes of it; they are told, and run on. */
export class DependencyNews {
  /** What was last told of each. */
  private readonly told = new Map<string, RemoteState>();

  constructor(private readonly fleet: Pick<Fleet, 'find' | 'everything'>) {}

  /** To be told whenever the state or the health of an extension may differ. */
  mayHaveChanged(id: string): void {
    const news = newsOf(this.fleet.find(id));
    if (news.state === (this.told.get(id) ?? 'down')) return;
    this.told.set(id, news.state);
    this.tell(id, news);
  }

  /** To be told when a new process has taken over. */
  tookOver(id: string): void {
    this.told.set(id, 'active');
    this.tell(id, { state: 'reloaded' });
    this.mayHaveChanged(id);
  }

  private tell(id: string, news: News): void {
    for (const { description, supervisor } of this.fleet.everything) {
      const { extensionDependencies, optionalExtensionDependencies } = description.manifest;
      if (!Object.hasOwn(extensionDependencies, id) && !Object.hasOwn(optionalExtensionDependencies, id))
        continue;
      supervisor.notifyExtensionState({ extension: id, ...news });
    }
  }
}

function newsOf(extension: ManagedExtension | undefined): News {
  const state = extension?.state;
  switch (state?.status) {
    case 'active': {
      const { status, message } = extension?.supervisor.health.current ?? { status: 'ok' };
      return status === 'ok' ? { state: 'active' } : withMessage(status, message);
    }
    case 'unresponsive':
      return { state: 'unresponsive' };
    case 'backingOff':
      return withMessage('down', state.crash.error.message);
    case 'failed':
      return withMessage('down', state.error.message);
    default:
      return { state: 'down' };
  }
}

function withMessage(state: RemoteState, message: string | undefined): News {
  return message === undefined ? { state } : { state, message };
}
