// Runs in Electron: writes app/build/icon.svg as a PNG of each size given on the command line into a folder.
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [source, folder, ...sizes] = process.argv.slice(process.argv.indexOf('--') + 1);

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  for (const size of sizes) {
    const png = await window.webContents.executeJavaScript(
      `(${draw})(${JSON.stringify(readFileSync(source, 'utf8'))}, ${size})`,
    );
    writeFileSync(join(folder, `${size}.png`), Buffer.from(png.split(',')[1], 'base64'));
  }
  app.quit();
});

/** Runs in the page, where Chromium draws the picture; a canvas keeps what is transparent transparent. */
async function draw(svg, size) {
  const image = new Image(size, size);
  image.src = `data:image/svg+xml;base64,${btoa(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png');
}
