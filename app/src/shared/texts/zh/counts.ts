export const counts = {
  running: (n: number) => `${n} 个正在运行`,
  failed: (n: number) => `${n} 个失败`,
  broken: (n: number) => `${n} 个有问题`,
  unread: (n: number) => (n === 0 ? '通知' : `通知，${n} 条未读`),
};
