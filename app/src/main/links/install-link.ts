import type { OpenRequest, RefusedRequest } from '../../shared/open-request.js';

/** The scheme that other programs use to ask Plugo for something. */
export const linkScheme = 'plugo';

const longestLink = 8_192;
const longestPath = 1_024;
const mostFolders = 10;
/** So much of a refused link is shown. */
const shownLength = 200;

/**
 * What `plugo://install?folder=/abs/path` asks for; `folder` may come several times. It can only ask: what is installed, a
 * person decides when they have seen it. Everything else is refused, a path to another computer too.
 */
export function parseInstallLink(link: string, platform: NodeJS.Platform): OpenRequest {
  const refused = (reason: RefusedRequest): OpenRequest => ({
    kind: 'refused',
    origin: 'link',
    reason,
    asked: link.slice(0, shownLength),
  });
  if (link.length > longestLink) return refused('tooLong');
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.protocol !== `${linkScheme}:` || url.username || url.password || url.port || url.hash)
    return refused('malformed');
  if (url.host !== 'install' || !['', '/'].includes(url.pathname)) return refused('unknownAction');
  const parameters = [...url.searchParams];
  if (parameters.some(([name]) => name !== 'folder')) return refused('unknownParameter');
  const folders = [...new Set(parameters.map(([, folder]) => folder))];
  if (folders.length === 0) return refused('noFolder');
  if (folders.length > mostFolders) return refused('tooMany');
  for (const folder of folders) {
    const problem = problemOf(folder, platform);
    if (problem) return refused(problem);
  }
  return { kind: 'install', origin: 'link', folders };
}

function problemOf(folder: string, platform: NodeJS.Platform): RefusedRequest | undefined {
  if (folder.length > longestPath) return 'tooLong';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
  if (/[\u0000-\u001f\u007f]/.test(folder)) return 'malformed';
  // \\server\share and //server/share; \\?\ and \\.\ reach devices.
  if (/^[\\/]{2}/.test(folder)) return 'remote';
  const isWindows = platform === 'win32';
  const isAbsolute = isWindows ? /^[a-z]:[\\/]/i.test(folder) : folder.startsWith('/');
  if (!isAbsolute) return 'notAbsolute';
  const parts = folder.split(isWindows ? /[\\/]/ : '/');
  // What a person reads must be where it leads.
  if (parts.includes('..') || parts.includes('.')) return 'malformed';
  return undefined;
}
