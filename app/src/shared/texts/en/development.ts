export const development = {
  title: 'Development',
  watch: 'Reload on save',
  watchHint: (folder: string) =>
    `Watches ${folder} and reloads the extension a moment after a file was saved. The process before serves until the new one is ready.`,
};
