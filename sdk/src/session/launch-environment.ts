import { environment } from '../protocol/environment.js';

/** How the host told this process to reach it. */
export interface LaunchEnvironment {
  readonly endpoint: string;
  readonly token: string;
  /** Given where the connection is to be encrypted. */
  readonly credentials?: TlsCredentials;
}

/** Paths of PEM files. */
export interface TlsCredentials {
  /** The key and the certificate of this extension. */
  readonly certificate: string;
  /** The certificate of the host. */
  readonly authority: string;
}

/**
 * Takes endpoint and token out of the environment; the token is removed, so that programs the extension starts do not
 * inherit it and a second `run()` is noticed. Throws a sentence for people where they are missing.
 */
export function takeLaunchEnvironment(env: NodeJS.ProcessEnv = process.env): LaunchEnvironment {
  const endpoint = env[environment.endpoint];
  const token = env[environment.token];
  if (endpoint === undefined) {
    throw new Error(
      'This is a Plugo extension and is started by Plugo, not by hand: it found no ' +
        `${environment.endpoint} in its environment. Install its folder in the app, or run: plugo-host run <folder>`,
    );
  }
  if (token === undefined) {
    throw new Error(
      `${environment.endpoint} is set but ${environment.token} is not: the token was used already. ` +
        'Does the extension call run() twice, or from two copies of the SDK?',
    );
  }
  delete env[environment.token];
  const certificate = env[environment.certificate];
  const authority = env[environment.authority];
  if (certificate === undefined || authority === undefined) return { endpoint, token };
  return { endpoint, token, credentials: { certificate, authority } };
}
