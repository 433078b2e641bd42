import { extname, isAbsolute, join, relative } from 'node:path';
import { appHost, appScheme } from './app-origin.js';

/** A file of the built renderer, and how it is served. */
export interface RendererFile {
  readonly path: string;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The file a URL of our scheme means; undefined for another host, a path outside `root` or a kind we do not ship. */
export function rendererFile(root: string, url: string): RendererFile | undefined {
  const path = decodedPath(url);
  if (path === undefined) return undefined;
  const contentType = contentTypes[extname(path).toLowerCase()];
  const file = join(root, path);
  return contentType && isInside(root, file) ? { path: file, contentType } : undefined;
}

function decodedPath(url: string): string | undefined {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol !== `${appScheme}:` || host !== appHost) return undefined;
    const path = decodeURIComponent(pathname);
    return path.includes('\0') || path.includes('\\') ? undefined : path;
  } catch {
    return undefined;
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
