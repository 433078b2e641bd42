import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { SerializedError } from '../model/errors.js';

/** What runs JavaScript extensions. */
export interface NodeFacts {
  /** Absolute path of the program. */
  readonly command: string;
  /** `bundled`: the one that ships with Plugo; else it was named, or is that of Electron or of the host. */
  readonly kind: 'configured' | 'bundled' | 'electron' | 'host';
  /** Such as `24.18.0`; left out where the program does not start. */
  readonly version?: string;
}

export interface AboutHost {
  readonly version: string;
  readonly node: NodeFacts;
}

/** Client → host. Versions, for people who report a problem. */
export const AboutRequest = new RequestType<Record<string, never>, AboutHost, SerializedError>(
  'host/about',
  ParameterStructures.byName,
);
