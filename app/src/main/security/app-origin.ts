/** The scheme under which the app's own pages are served; nothing else is ever loaded. */
export const appScheme = 'plugo-app';

/** The one host of the scheme. */
export const appHost = 'plugo';

export const appOrigin = `${appScheme}://${appHost}`;

/** The app's page: the built one, or the development server's where that is allowed. */
export interface AppPage {
  readonly url: string;
  readonly origin: string;
}

/** A development server is believed only when the app is not packaged and the server is on this machine. */
export function appPage(isPackaged: boolean, developmentServer: string | undefined): AppPage {
  if (!isPackaged && developmentServer) {
    const url = new URL(developmentServer);
    if (['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
      return { url: url.href, origin: url.origin };
  }
  return { url: `${appOrigin}/index.html`, origin: appOrigin };
}
