import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';
import type { ViewTone } from './view.js';

export interface SetStatusBarParams {
  /** Id of the item in `contributes.statusBar` of this extension. */
  readonly item: string;
  /** At most 80 characters, shown in one line. Empty, and without an icon, it takes the item away. */
  readonly text: string;
  /** At most 400 characters. */
  readonly tooltip?: string;
  /** Name of a codicon, such as `flame`. */
  readonly icon?: string;
  readonly tone?: ViewTone;
  /** A method or command of this extension that is called when the item is pressed. */
  readonly command?: string;
  readonly arguments?: readonly unknown[];
}

/** Extension → host. Replaces what one of its items in the status bar shows, until the process ends. */
export const SetStatusBarNotification = new NotificationType<SetStatusBarParams>(
  'statusBar/set',
  ParameterStructures.byName,
);
