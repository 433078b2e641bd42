import { generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** A key and the certificate that it signed itself, for one side of one launch. */
export interface Identity {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** The certificate in DER, to compare with. */
  readonly raw: Buffer;
}

/** The name in every certificate, for clients that insist on comparing one. */
const certificateName = 'plugo';

/** Object identifiers. */
const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
const commonName = '2.5.4.3';

const generate = promisify(generateKeyPair);

/** Makes a P-256 key and a certificate for it. Takes a few milliseconds, the first time longer. */
export async function makeIdentity(): Promise<Identity> {
  const { privateKey, publicKey } = await generate('ec', { namedCurve: 'P-256' });
  const raw = await certify(privateKey, publicKey);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    certificate: `-----BEGIN CERTIFICATE-----\n${inLines(raw.toString('base64'))}-----END CERTIFICATE-----\n`,
    raw,
  };
}

/** A certificate in DER. The shapes are the library's, which is loaded only once somebody wants encryption. */
async function certify(privateKey: KeyObject, publicKey: KeyObject): Promise<Buffer> {
  const [{ AsnConvert, OctetString }, x509] = await Promise.all([
    import('@peculiar/asn1-schema'),
    import('@peculiar/asn1-x509'),
  ]);
  const attribute = new x509.AttributeTypeAndValue({
    type: commonName,
    value: new x509.AttributeValue({ utf8String: certificateName }),
  });
  const name = new x509.Name([new x509.RelativeDistinguishedName([attribute])]);
  const extension = (extnID: string, critical: boolean, value: object) =>
    new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
  const names = [{ dNSName: certificateName }, { iPAddress: '127.0.0.1' }];
  const signature = new x509.AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const content = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: serialNumber(),
    signature,
    issuer: name,
    subject: name,
    // Whoever trusts it does so for one launch: the clock, which may be wrong, shall not matter.
    validity: new x509.Validity({
      notBefore: new Date('2000-01-01Z'),
      notAfter: new Date('9999-12-31T23:59:59Z'),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(
      publicKey.export({ type: 'spki', format: 'der' }),
      x509.SubjectPublicKeyInfo,
    ),
    extensions: new x509.Extensions([
      extension(x509.id_ce_basicConstraints, true, new x509.BasicConstraints({ cA: false })),
      extension(
        x509.id_ce_subjectAltName,
        false,
        new x509.SubjectAlternativeName(names.map((one) => new x509.GeneralName(one))),
      ),
    ]),
  });
  const signed = Buffer.from(AsnConvert.serialize(content));
  const certificate = new x509.Certificate({
    tbsCertificate: content,
    signatureAlgorithm: signature,
    signatureValue: arrayBufferOf(sign('sha256', signed, privateKey)),
  });
  return Buffer.from(AsnConvert.serialize(certificate));
}

/** 16 random bytes, as a positive number without a leading zero. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return arrayBufferOf(bytes);
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function inLines(base64: string): string {
  return base64.replace(/.{1,64}/g, '$&\n');
}
