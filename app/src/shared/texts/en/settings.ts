export const settings = { empty: 'It has no settings.' };
