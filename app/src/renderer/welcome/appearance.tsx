import { type AppSettings, appChoices } from '../../shared/app-settings.js';
import { texts } from '../../shared/texts/index.js';
import { languages } from '../../shared/texts/languages.js';
import { useActions, useApp } from '../actions/services.js';
import { Select } from '../ui/select.js';

/** Theme and language, in force at once. */
export function Appearance() {
  const words = texts.welcome;
  const { themes, systemLanguage } = texts.menu;
  return (
    <section aria-labelledby="welcome-appearance">
      <h2 id="welcome-appearance">{words.appearanceTitle}</h2>
      <Choice name="theme" label={words.theme} labels={themes} />
      <Choice name="language" label={words.language} labels={{ system: systemLanguage, ...languages }} />
    </section>
  );
}

interface ChoiceProps<K extends 'theme' | 'language'> {
  readonly name: K;
  readonly label: string;
  readonly labels: Readonly<Record<AppSettings[K], string>>;
}

function Choice<K extends 'theme' | 'language'>({ name, label, labels }: ChoiceProps<K>) {
  const { setAppSettings } = useActions();
  const value = useApp((state) => state.appSettings[name]);
  const choices: readonly AppSettings[K][] = appChoices[name].choices as never;
  return (
    <div className="welcome-choice">
      <span aria-hidden="true">{label}</span>
      <Select
        label={label}
        value={value}
        choices={choices.map((choice) => ({ value: choice, label: labels[choice] }))}
        onChange={(chosen) => void setAppSettings({ [name]: chosen })}
      />
    </div>
  );
}
