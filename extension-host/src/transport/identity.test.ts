import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeIdentity } from './identity.js';

test('a certificate of its own P-256 key, for one name and no other use', async () => {
  const { certificate, key, raw } = await makeIdentity();
  const read = new X509Certificate(certificate);
  expect(read.raw).toEqual(raw);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect({ subject: read.subject, names: read.subjectAltName, isAuthority: read.ca }).toEqual({
    subject: 'CN=plugo',
    names: 'DNS:plugo, IP Address:127.0.0.1',
    isAuthority: false,
  });
  expect(read.checkHost('plugo')).toBe('plugo');
});

test('no two are alike, and none depends on the clock', async () => {
  const [one, other] = await Promise.all([makeIdentity(), makeIdentity()]);
  expect(one.raw.equals(other.raw)).toBe(false);
  const { validFrom, validTo } = new X509Certificate(one.certificate);
  expect([validFrom, validTo]).toEqual(['Jan  1 00:00:00 2000 GMT', 'Dec 31 23:59:59 9999 GMT']);
});
