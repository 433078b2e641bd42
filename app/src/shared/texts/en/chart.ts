export const chart = {
  none: 'No values yet.',
  of: (label: string, last: string, least: string, most: string) =>
    `${label}: now ${last}, between ${least} and ${most}.`,
};
