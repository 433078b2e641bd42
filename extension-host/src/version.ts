/** Version of the host, against which `engines.plugo` is checked. The same as in package.json, which a test asserts. */
export const hostVersion = '0.1.0';
