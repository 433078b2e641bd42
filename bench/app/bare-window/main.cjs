// The least an Electron app can be that shows something: one sandboxed window with a line of text, as large as Plugo's and
// shown, like Plugo's, when its page has painted.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

app.setPath('userData', process.env.BENCH_DATA_DIR);
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile(join(__dirname, 'index.html'));
});
