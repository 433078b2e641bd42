import { expect, test } from 'vitest';
import { parseInstallLink } from './install-link.js';

const asks = (link: string, platform: NodeJS.Platform = 'linux') => {
  const request = parseInstallLink(link, platform);
  return request.kind === 'install' ? request.folders : request.reason;
};

test('a link names one folder or several, each once', () => {
  expect(asks('plugo://install?folder=/home/me/my%20extension')).toEqual(['/home/me/my extension']);
  expect(asks('plugo://install/?folder=/a&folder=/b&folder=/a')).toEqual(['/a', '/b']);
  expect(asks('plugo://install?folder=C:%5Cmine%5Cone', 'win32')).toEqual(['C:\\mine\\one']);
  expect(asks('plugo://install?folder=C:/mine/one', 'win32')).toEqual(['C:/mine/one']);
});

test.each([
  ['not a link', 'malformed'],
  ['https://install?folder=/a', 'malformed'],
  ['plugo://user:secret@install?folder=/a', 'malformed'],
  ['plugo://install:80?folder=/a', 'malformed'],
  ['plugo://install?folder=/a#now', 'malformed'],
  ['plugo://install?folder=/a%00b', 'malformed'],
  ['plugo://install?folder=/a%0Ab', 'malformed'],
  ['plugo://install?folder=/a/../../etc', 'malformed'],
  ['plugo://uninstall?folder=/a', 'unknownAction'],
  ['plugo://install/now?folder=/a', 'unknownAction'],
  ['plugo:install?folder=/a', 'unknownAction'],
  ['plugo://install?folder=/a&confirmed=true', 'unknownParameter'],
  ['plugo://install?url=https://example.org', 'unknownParameter'],
  ['plugo://install', 'noFolder'],
  [
    `plugo://install?${'folder=/a&'.repeat(3)}${[...Array(11)].map((_, n) => `folder=/${n}`).join('&')}`,
    'tooMany',
  ],
  ['plugo://install?folder=', 'notAbsolute'],
  ['plugo://install?folder=relative/path', 'notAbsolute'],
  ['plugo://install?folder=~/mine', 'notAbsolute'],
  ['plugo://install?folder=file:///a', 'notAbsolute'],
  ['plugo://install?folder=//server/share', 'remote'],
  ['plugo://install?folder=%5C%5Cserver%5Cshare', 'remote'],
  [`plugo://install?folder=/${'a'.repeat(2_000)}`, 'tooLong'],
  [`plugo://install?folder=/${'a'.repeat(9_000)}`, 'tooLong'],
])('%s is refused: %s', (link, reason) => {
  expect(asks(link)).toBe(reason);
});

test('on Windows a path without a drive is not absolute, and a path to a device or another computer is remote', () => {
  expect(asks('plugo://install?folder=/home/me', 'win32')).toBe('notAbsolute');
  expect(asks('plugo://install?folder=%5C%5C.%5CC:%5Cmine', 'win32')).toBe('remote');
});

test('of a long link only its beginning is shown', () => {
  const request = parseInstallLink(`plugo://install?folder=/${'a'.repeat(9_000)}`, 'linux');
  expect(request).toMatchObject({ kind: 'refused', origin: 'link' });
  expect(request.kind === 'refused' && request.asked.length).toBe(200);
});
