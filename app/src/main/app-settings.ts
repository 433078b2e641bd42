import { app, nativeTheme } from 'electron';
import {
  type AppSettings,
  type AppSettingsInForce,
  parseAppSettings,
  type Theme,
} from '../shared/app-settings.js';
import { setLanguage } from '../shared/texts/index.js';
import { chooseLanguage } from '../shared/texts/languages.js';
import type { AppStateFile } from './app-state.js';

/** High contrast is ours; its scroll bars, menus and dialogs are the system's dark or light ones. */
const themeSources = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  highContrast: 'dark',
  highContrastLight: 'light',
} as const satisfies Readonly<Record<Theme, string>>;

/** Keeps what was chosen about the app and puts it in force here; others are told. */
export class AppSettingsKeeper {
  private readonly listeners = new Set<(now: AppSettingsInForce, before: AppSettings) => void>();

  constructor(private readonly state: AppStateFile) {
    this.enforce();
  }

  get current(): AppSettings {
    return this.state.current.settings;
  }

  get inForce(): AppSettingsInForce {
    const { language } = this.current;
    return {
      settings: this.current,
      language: language === 'system' ? chooseLanguage(app.getPreferredSystemLanguages()) : language,
    };
  }

  /** Takes what fits; the rest stays as it is. */
  change(changes: unknown): void {
    const before = this.current;
    this.state.update({ settings: parseAppSettings(changes, before) });
    this.enforce();
    for (const listener of this.listeners) listener(this.inForce, before);
  }

  onDidChange(listener: (now: AppSettingsInForce, before: AppSettings) => void): void {
    this.listeners.add(listener);
  }

  private enforce(): void {
    nativeTheme.themeSource = themeSources[this.current.theme];
    setLanguage(this.inForce.language);
  }
}
