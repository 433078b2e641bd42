import { expect, test } from 'vitest';
import { missingLibraries } from './system-libraries.mjs';

test('what ldd did not find is missing', () => {
  const output = `
    linux-vdso.so.1 (0x00007ffd)
    libnss3.so => not found
    libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
    libgtk-3.so.0 => not found`;
  expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
});
