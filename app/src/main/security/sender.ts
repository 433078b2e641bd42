/** What is needed of Electron's `WebFrameMain`. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** Whether a message comes from the top frame of our own page. A frame that is gone already is not trusted. */
export function isTrustedSender(frame: SenderFrame | null | undefined, trustedOrigin: string): boolean {
  return frame != null && frame.parent === null && frame.origin === trustedOrigin;
}
