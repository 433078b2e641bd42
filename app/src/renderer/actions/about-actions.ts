import { type AboutHost, AboutRequest } from '@plugo/extension-host/control';
import type { PreloadApi } from '../../shared/preload-api.js';
import type { HostClient } from '../rpc/host-client.js';
import type { AppStore } from '../store/app-store.js';

export interface AboutActions {
  showAbout(): void;
  showLicences(): void;
  showKeyboard(): void;
  /** Undefined while no host answers. */
  aboutHost(): Promise<AboutHost | undefined>;
  /** The notices of everything Plugo is made of; empty where the app was not built. */
  licences(): Promise<string>;
}

export function aboutActions(store: AppStore, client: HostClient, plugo: PreloadApi): AboutActions {
  const open = (kind: 'about' | 'licences' | 'keyboard') => () => store.setState({ dialog: { kind } });
  return {
    showAbout: open('about'),
    showLicences: open('licences'),
    showKeyboard: open('keyboard'),
    aboutHost: () => client.request(AboutRequest, {}).catch(() => undefined),
    licences: () => plugo.licences(),
  };
}
