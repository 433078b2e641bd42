import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Disposable, toDisposable } from '../base/disposable.js';
import type { Security } from './identity-pair.js';
import { makePrivateDirectory, parentOfSockets } from './private-directory.js';

/** What an extension needs to prove who it is and to know the host: files, for many TLS libraries read nothing else. */
export interface CredentialFiles extends Disposable {
  /** Key and certificate of the extension, PEM. */
  readonly certificate: string;
  /** The certificate of the host, PEM. */
  readonly authority: string;
}

/** Names of the files; what a killed host left of them is swept. */
export const credentialFileNames = { certificate: 'extension.pem', authority: 'host.pem' } as const;

/**
 * Writes them where only this user can read them: not on the command line, and not in the environment, which programs that the
 * extension starts would inherit. They are gone when it is disposed, which is as soon as the extension has connected.
 *
 * @param socketDirectory As in the settings; the system's temporary directory where nothing can be written there.
 * @throws Error with a sentence about what is in the way
 */
export function writeCredentials({ host, extension }: Security, socketDirectory: string): CredentialFiles {
  const directory = makeDirectory(socketDirectory);
  const files = toDisposable(() => rmSync(directory, { recursive: true, force: true }));
  const write = (name: string, content: string) => {
    const file = path.join(directory, name);
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
    return file;
  };
  try {
    return {
      certificate: write(credentialFileNames.certificate, extension.key + extension.certificate),
      authority: write(credentialFileNames.authority, host.certificate),
      dispose: () => files.dispose(),
    };
  } catch (error) {
    files.dispose();
    throw new Error(`the keys could not be written to ${directory}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function makeDirectory(socketDirectory: string): string {
  try {
    return makePrivateDirectory(parentOfSockets(socketDirectory));
  } catch (error) {
    if (socketDirectory === '') throw error;
    return makePrivateDirectory(tmpdir());
  }
}
