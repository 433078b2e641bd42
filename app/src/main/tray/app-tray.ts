import { app, Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { AppCommandId } from '../../shared/app-commands.js';
import type { ExtensionCounts } from '../../shared/app-facts.js';
import type { HostProcessStatus } from '../../shared/preload-api.js';
import { texts } from '../../shared/texts/index.js';
import type { AppSettingsKeeper } from '../app-settings.js';
import { withDot } from './tray-image.js';

/** Device-independent pixels that a tray gives an icon. */
const size = process.platform === 'darwin' ? 18 : 24;

export interface TrayDoors {
  show(): void;
  perform(command: AppCommandId): void;
  readonly settings: AppSettingsKeeper;
}

/** Plugo's icon among those of the system: whether all is well, and the few things that are wanted without the window. */
export class AppTray {
  private readonly images: { readonly fine: NativeImage; readonly trouble: NativeImage };
  private readonly tray: Tray | undefined;
  private counts: ExtensionCounts = { running: 0, failed: 0 };
  private hostFailed = false;

  constructor(
    icon: string,
    private readonly doors: TrayDoors,
  ) {
    const image = nativeImage.createFromPath(icon);
    this.images = { fine: scaled(image, false), trouble: scaled(image, true) };
    this.tray = this.place();
    this.refresh();
  }

  setCounts(counts: ExtensionCounts): void {
    this.counts = counts;
    this.refresh();
  }

  setHost({ kind }: HostProcessStatus): void {
    this.hostFailed = kind === 'failed' || kind === 'restarting';
    this.refresh();
  }

  /** Draws it anew, also when language or settings have changed. */
  refresh(): void {
    const { tray } = this;
    if (tray === undefined || tray.isDestroyed()) return;
    const hasTrouble = this.hostFailed || this.counts.failed > 0;
    tray.setImage(hasTrouble ? this.images.trouble : this.images.fine);
    tray.setToolTip(`${app.name}: ${this.summary()}`);
    // Linux shows a menu only as it was when it was set.
    tray.setContextMenu(Menu.buildFromTemplate(this.template()));
  }

  private place(): Tray | undefined {
    try {
      const tray = new Tray(this.images.fine);
      tray.on('click', () => this.doors.show());
      return tray;
    } catch (error) {
      // A desktop without a tray: everything else is in the window.
      console.error('There is no tray icon:', error);
      return undefined;
    }
  }

  private summary(): string {
    const { running, failed } = this.counts;
    if (this.hostFailed) return texts.tray.hostDown;
    return failed === 0 ? texts.counts.running(running) : texts.tray.summary(running, failed);
  }

  private template(): MenuItemConstructorOptions[] {
    const { doors } = this;
    const { settings } = doors;
    return [
      { label: this.summary(), enabled: false },
      { type: 'separator' },
      { label: texts.tray.show(app.name), click: () => doors.show() },
      { label: texts.commands.runCommand, click: () => doors.perform('runCommand') },
      {
        label: texts.tray.doNotDisturb,
        type: 'checkbox',
        checked: settings.current.doNotDisturb,
        click: () => settings.change({ doNotDisturb: !settings.current.doNotDisturb }),
      },
      { type: 'separator' },
      { label: texts.menu.roles.quit, click: () => app.quit() },
    ];
  }
}

/** The icon in the size of the tray, for simple and for dense screens. */
function scaled(icon: NativeImage, dot: boolean): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const pixels = size * scaleFactor;
    const resized = icon.resize({ width: pixels, height: pixels, quality: 'best' });
    const bitmap = { pixels: resized.toBitmap(), width: pixels, height: pixels };
    const drawn = dot && bitmap.pixels.length === 4 * pixels * pixels ? withDot(bitmap) : bitmap;
    if (drawn.pixels.length > 0) {
      image.addRepresentation({
        scaleFactor,
        width: pixels,
        height: pixels,
        buffer: Buffer.from(drawn.pixels),
      });
    }
  }
  return image;
}
