// Runs a driver inside an Electron utility process, where the host of the app lives: passes the orders on its own stdin to
// it. What the driver answers goes to stdout by itself.
const { app, utilityProcess } = require('electron');
const { createInterface } = require('node:readline');

app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const { BENCH_DRIVER, BENCH_DRIVER_OPTIONS } = process.env;
  const driver = utilityProcess.fork(BENCH_DRIVER, [BENCH_DRIVER_OPTIONS], { stdio: 'inherit' });
  driver.on('exit', (code) => app.exit(code));
  createInterface({ input: process.stdin })
    .on('line', (line) => driver.postMessage(line))
    .on('close', () => driver.postMessage(null));
});
