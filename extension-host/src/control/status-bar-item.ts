import type { ViewTone } from '@plugo/sdk/protocol';

/** An item of an extension in the status bar. */
export interface StatusBarItemView {
  readonly id: string;
  /** What it is, for people. */
  readonly title: string;
  readonly alignment: 'left' | 'right';
  /** A higher one stands further left. */
  readonly priority: number;
  readonly text: string;
  readonly tooltip?: string;
  readonly icon?: string;
  readonly tone?: ViewTone;
  /** Whether something happens when it is pressed. */
  readonly pressable: boolean;
}
