import type { LaunchedApp } from '../fixtures/launch-app.js';

/** What lies around the window: the menu, the system's dialogs and programs, the clipboard, folders that are dropped. */

/** From now on the system's folder dialog is answered with this folder; with null it is cancelled. */
export async function answerFolderDialog({ electron }: LaunchedApp, folder: string | null): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({
      canceled: chosen === null,
      filePaths: chosen === null ? [] : [chosen],
    });
  }, folder);
}

export async function clickMenu({ electron }: LaunchedApp, label: string): Promise<void> {
  await electron.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    const item = items.find((one) => one.label === wanted);
    if (!item) throw new Error(`The menu has no item "${wanted}".`);
    // After the answer is out: some items end the app.
    setImmediate(() => item.click());
  }, label);
}

/** Drags folders from the desktop to the middle of the window and lets go. `hovering` is called before that. */
export async function dropFolders(
  { window }: LaunchedApp,
  folders: readonly string[],
  hovering: () => Promise<void> = async () => {},
): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const { x, y } = await window.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));
  const data = { items: [], files: [...folders], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x, y, data });
  await drag('dragEnter');
  await drag('dragOver');
  await hovering();
  await drag('drop');
  await session.detach();
}

export function clipboardText({ electron }: LaunchedApp): Promise<string> {
  return electron.evaluate(({ clipboard }) => clipboard.readText());
}

/** From now on nothing is opened in other programs; answers with how to ask what would have been. */
export async function catchOpened({ electron }: LaunchedApp): Promise<() => Promise<readonly string[]>> {
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openPath = async (path) => {
      opened.push(path);
      return '';
    };
  });
  return () => electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

/** From now on no address is opened in the browser; answers with how to ask what would have been. */
export async function catchLinks({ electron }: LaunchedApp): Promise<() => Promise<readonly string[]>> {
  await electron.evaluate(({ shell }) => {
    const links: string[] = [];
    Object.assign(globalThis, { links });
    shell.openExternal = async (address) => {
      links.push(address);
    };
  });
  return () => electron.evaluate(() => (globalThis as unknown as { links: string[] }).links);
}
