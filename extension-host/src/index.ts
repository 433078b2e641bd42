export type { HostControl } from './control/host-control.js';
export { serveControl } from './control/serve-control.js';
export { ExtensionHost } from './host/extension-host.js';
export type { ExtensionHostOptions } from './host/host-options.js';
export { ExtensionHostError } from './model/errors.js';
export { hostVersion } from './version.js';
