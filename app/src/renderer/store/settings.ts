/** What of the settings page is chosen. */
export interface SettingsPage {
  /** Id of the group shown; undefined: the first one. */
  readonly settingGroup: string | undefined;
  readonly settingSearch: string;
  /** Whether the group is shown as JSON beside its form. */
  readonly settingJson: boolean;
}

export const firstSettingsPage: SettingsPage = {
  settingGroup: undefined,
  settingSearch: '',
  settingJson: false,
};
