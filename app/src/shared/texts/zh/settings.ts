export const settings = { empty: '它没有设置。' };
