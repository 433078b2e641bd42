export const markdown = {
  footnotes: 'Footnotes',
  cut: 'The text goes on; this much of it is shown.',
};
