import { expect, test } from 'vitest';
import { appOrigin, appPage } from './app-origin.js';
import { contentSecurityPolicy } from './content-security-policy.js';
import { rendererFile } from './renderer-file.js';
import { isTrustedSender } from './sender.js';

const root = '/app/dist/renderer';
const fileOf = (url: string) => rendererFile(root, url)?.path;

test('files of the renderer are served with their type', () => {
  expect(rendererFile(root, 'plugo-app://plugo/assets/main.js?v=1#top')).toEqual({
    path: '/app/dist/renderer/assets/main.js',
    contentType: 'text/javascript; charset=utf-8',
  });
});

test.each([
  'plugo-app://plugo/../../package.json',
  'plugo-app://plugo/..%2f..%2fpackage.json',
  'plugo-app://plugo/%2e%2e/%2e%2e/main/main.js',
  'plugo-app://plugo/..%5c..%5cpackage.json',
  'plugo-app://plugo//etc/host.json/../../../x.json',
  'plugo-app://plugo/index.html%00.js',
  'plugo-app://elsewhere/index.html',
  'file:///etc/hosts.html',
  'plugo-app://plugo/%E0%A4%A',
  'plugo-app://plugo/',
  'plugo-app://plugo/program.exe',
  'nonsense',
])('%s stays inside or is refused', (url) => {
  const file = fileOf(url);
  expect(file === undefined || file.startsWith(`${root}/`)).toBe(true);
});

test('encoded ways out are refused', () => {
  expect(fileOf('plugo-app://plugo/..%2f..%2fpackage.json')).toBeUndefined();
  expect(fileOf('plugo-app://elsewhere/index.html')).toBeUndefined();
});

test('the policy names no inline code, no eval, no network', () => {
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('only the top frame of our own page is listened to', () => {
  expect(isTrustedSender({ origin: appOrigin, parent: null }, appOrigin)).toBe(true);
  expect(isTrustedSender({ origin: appOrigin, parent: {} }, appOrigin)).toBe(false);
  expect(isTrustedSender({ origin: 'https://example.org', parent: null }, appOrigin)).toBe(false);
  expect(isTrustedSender({ origin: 'null', parent: null }, appOrigin)).toBe(false);
  expect(isTrustedSender(null, appOrigin)).toBe(false);
});

test('a development server counts only unpackaged and on this machine', () => {
  const own = { url: 'plugo-app://plugo/index.html', origin: 'plugo-app://plugo' };
  expect(appPage(false, undefined)).toEqual(own);
  expect(appPage(true, 'http://localhost:5173')).toEqual(own);
  expect(appPage(false, 'http://example.org')).toEqual(own);
  expect(appPage(false, 'http://localhost:5173')).toEqual({
    url: 'http://localhost:5173/',
    origin: 'http://localhost:5173',
  });
});
