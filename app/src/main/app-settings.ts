import { app, nativeTheme } from 'electron';
import { type AppSettings, type AppSettingsInForce, parseAppSettings } from '../shared/app-settings.js';
import { setLanguage } from '../shared/texts/index.js';
import { chooseLanguage } from '../shared/texts/languages.js';
import type { AppStateFile } from './app-state.js';

/** Keeps what was chosen about the app and puts it in force here; others are told. */
export class AppSettingsKeeper {
  private readonly listeners = new Set<(now: AppSettingsInForce) => void>();

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
    this.state.update({ settings: parseAppSettings(changes, this.current) });
    this.enforce();
    for (const listener of this.listeners) listener(this.inForce);
  }

  onDidChange(listener: (now: AppSettingsInForce) => void): void {
    this.listeners.add(listener);
  }

  private enforce(): void {
    nativeTheme.themeSource = this.current.theme;
    setLanguage(this.inForce.language);
  }
}
