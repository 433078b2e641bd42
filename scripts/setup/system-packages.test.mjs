import { expect, test } from 'vitest';
import { lackingOf, missingLibraries } from './system-packages.mjs';

const complete = {
  libraries: [],
  display: false,
  xvfb: true,
  has: () => '/usr/bin/it',
  dbusMock: true,
  forTests: true,
};
const nothing = {
  libraries: ['liba.so', 'libb.so', 'libc.so', 'libd.so'],
  display: false,
  xvfb: false,
  has: () => {},
  dbusMock: false,
};
const names = (lacking) => lacking.flatMap(({ packages }) => packages).join(' ');

test('what ldd did not find is missing', () => {
  const output = `
    linux-vdso.so.1 (0x00007ffd)
    libnss3.so => not found
    libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
    libgtk-3.so.0 => not found`;
  expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
});

test('a machine that has everything lacks nothing', () => {
  expect(lackingOf(complete)).toEqual([]);
});

test('a bare machine lacks all of it, and for the tests 7-Zip and a bus with a mock as well', () => {
  const basic = 'libgtk-3-0 libnss3 libasound2 libgbm1 xvfb python3';
  expect(names(lackingOf({ ...nothing, forTests: false }))).toBe(basic);
  expect(names(lackingOf({ ...nothing, forTests: true }))).toBe(`${basic} p7zip-full dbus python3-dbusmock`);
});

test('the app runs without Python, the tests do not', () => {
  const vital = (forTests) =>
    lackingOf({ ...complete, has: (name) => name !== 'python3' && name, forTests })[0].vital;
  expect([vital(false), vital(true)]).toEqual([false, true]);
});

test('many libraries are counted, few are named', () => {
  const what = (libraries) => lackingOf({ ...complete, libraries })[0].what;
  expect(what(['libgbm.so.1'])).toBe('libgbm.so.1');
  expect(what(nothing.libraries)).toBe('4 libraries (liba.so, libb.so …)');
});
