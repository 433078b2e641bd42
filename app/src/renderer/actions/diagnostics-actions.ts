import { CallProgressNotification, DiagnosticsSaveRequest } from '@plugo/extension-host/control';
import type { PreloadApi } from '../../shared/preload-api.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';

export interface DiagnosticsActions {
  openDiagnostics(): void;
  /** Asks where, and saves there. */
  saveDiagnostics(): Promise<void>;
  /** Calls off what is being saved, and closes. */
  closeDiagnostics(): void;
}

export function diagnosticsActions(
  store: AppStore,
  client: HostClient,
  plugo: PreloadApi,
): DiagnosticsActions {
  let running: AbortController | undefined;
  const token = 'diagnostics';
  client.on(CallProgressNotification, ({ token: of, value }) => {
    if (of !== token || running === undefined) return;
    store.setState({
      diagnostics: { kind: 'saving', name: value.message ?? '', percentage: value.percentage ?? 0 },
    });
  });
  return {
    openDiagnostics: () =>
      store.setState({ dialog: { kind: 'diagnostics' }, diagnostics: { kind: 'asking' } }),
    async saveDiagnostics() {
      const file = await plugo.chooseDiagnosticsFile();
      if (file === undefined) return;
      const saving = new AbortController();
      running = saving;
      store.setState({ diagnostics: { kind: 'saving', name: '', percentage: 0 } });
      try {
        const saved = await client.request(
          DiagnosticsSaveRequest,
          { file, progressToken: token },
          saving.signal,
        );
        if (running === saving) store.setState({ diagnostics: { kind: 'saved', ...saved } });
      } catch (thrown) {
        if (running === saving)
          store.setState({ diagnostics: { kind: 'failed', error: toSerializedError(thrown) } });
      } finally {
        if (running === saving) running = undefined;
      }
    },
    closeDiagnostics() {
      const called = running;
      running = undefined;
      called?.abort();
      store.setState({ dialog: undefined });
    },
  };
}
