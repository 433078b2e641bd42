import type { Editor } from '../shared/app-settings.js';
import type { SourcePlace } from '../shared/preload-api.js';

/** Editors of VS Code's family; each has a scheme of its own. */
const schemes = {
  vscode: 'vscode',
  'vscode-insiders': 'vscode-insiders',
  vscodium: 'vscodium',
  cursor: 'cursor',
  windsurf: 'windsurf',
  zed: 'zed',
} as const;

/** The address that makes an editor open a file at a line; undefined for the system's program, which knows of no lines. */
export function sourceAddress(editor: Editor, { path, line, column }: SourcePlace): string | undefined {
  if (editor === 'system') return undefined;
  const encoded = encodeURI(path.replaceAll('\\', '/')).replace(/[?#]/g, encodeURIComponent);
  if (editor === 'jetbrains') return `idea://open?file=${encodeURIComponent(path)}&line=${line}`;
  const rooted = encoded.startsWith('/') ? encoded : `/${encoded}`;
  return `${schemes[editor]}://file${rooted}:${line}${column === undefined ? '' : `:${column}`}`;
}
