// Loaded before the app: writes down when its first window is shown, in milliseconds since 1970.
const { app } = require('electron');

app.once('browser-window-created', (_event, window) => {
  window.once('show', () => {
    globalThis.windowShownAt = Date.now();
  });
});
