import type { BundleEntry } from '../diagnostics/write-bundle.js';

/** What is in a bundle and what is not, for whoever is asked to send one, and whoever gets it. */
export function readmeOfDiagnostics(entries: readonly Pick<BundleEntry, 'name'>[], at: Date): string {
  return `Diagnostics of Plugo, ${at.toISOString()}

What is in it
  versions.json     Plugo, Node, Electron, the system
  host.json         the host process and its problems
  extensions.json   every extension: state, process, connection, last crash, health, SDK
  manifests/        the package.json of each, as far as Plugo reads it
  settings/         settings of Plugo and of the extensions
  processes.json    processes that Plugo has started
  state/            what is switched off, and what the window remembers
  reports/          what happened to each extension
  crashes/          the last crashes of each extension
  logs/             the latest 2 MB of each log file

What is not in it
  Secrets: settings that are secret, and values with the name of one, are replaced by •••.
  Your home folder, which is ~, and your user name in paths, which is "user".
  What extensions store, their files, and anything else on this computer.

Logs hold what extensions wrote. Look through them before you give this file to others:
nobody but you has it.

Files
${entries.map(({ name }) => `  ${name}`).join('\n')}
`;
}
