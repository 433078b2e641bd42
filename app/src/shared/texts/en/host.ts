export const host = {
  unreachable: 'The extension host is not running.',
  interrupted: 'The extension host stopped before it answered. The work may or may not have been done.',
  unreachableNext: 'It is started again by itself; then check the outcome and try again.',
  starting: 'Host starting',
  running: 'Host running',
  restarting: (seconds: number) => `Host restarting in ${seconds} s`,
  restartingNow: 'Host restarting',
  failed: 'Host failed',
  endedTitle: 'The extension host ended unexpectedly.',
  endedNext: (reason: string) => `${reason} It is started again by itself; extensions stop until then.`,
  failedTitle: 'The extension host does not start.',
  failedNext: (reason: string) =>
    `${reason} Close Plugo and start it again; if that does not help, see the log of the host.`,
  restartedTitle: 'The extension host was started again.',
  restartedText: (reason: string | undefined) =>
    `${reason === undefined ? '' : `${reason} `}Extensions were restarted; calls that were under way have failed.`,
  pid: (pid: number) => `Process ${pid}`,
};
