/** Version of this SDK, as in its package.json. */
export const sdkVersion = '0.1.0';
