import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/paths.mjs';

/** The very copy of vscode-jsonrpc that Plugo uses. */
export const jsonrpc = createRequire(join(ROOT, 'sdk', 'package.json'))('vscode-jsonrpc/node');
