export const counts = {
  running: (n: number) => `${n} running`,
  failed: (n: number) => `${n} failed`,
  broken: (n: number) => `${n} with problems`,
  unread: (n: number) => (n === 0 ? 'Notifications' : `Notifications, ${n} unread`),
};
