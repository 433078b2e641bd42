import type { BrowserWindow } from 'electron';
import type { AppStateFile } from '../app-state.js';

/** Milliseconds without a move or resize after which the place is kept. */
const settleTime = 500;

/** Keeps where the window is and how large its letters are, a moment after it was moved and when it closes. */
export function rememberPlacement(window: BrowserWindow, state: AppStateFile): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    clearTimeout(timer);
    state.update({
      window: {
        bounds: window.getNormalBounds(),
        maximized: window.isMaximized(),
        zoomLevel: window.webContents.getZoomLevel(),
      },
    });
  };
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, settleTime);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('close', keep);
  window.on('closed', () => clearTimeout(timer));
}
