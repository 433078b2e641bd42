import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appScheme } from './app-origin.js';
import { contentSecurityPolicy } from './content-security-policy.js';
import { rendererFile } from './renderer-file.js';

/** Gives our scheme an origin of its own. Must come before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the built renderer, and only it, each answer with the policy in its header. */
export function serveRenderer(rendererRoot: string): void {
  protocol.handle(appScheme, async ({ url }) => {
    const file = rendererFile(rendererRoot, url);
    const body = file && (await readFile(file.path).catch(() => undefined));
    if (!file || !body) return new Response('Not found', { status: 404, headers: headers('text/plain') });
    return new Response(new Uint8Array(body), { headers: headers(file.contentType) });
  });
}

function headers(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}
