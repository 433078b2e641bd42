import { en, type Texts } from './en/index.js';
import type { Language } from './languages.js';
import { zh } from './zh/index.js';

export type { Texts } from './en/index.js';

const all: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zh };

/** The language of {@link texts}. */
export let language: Language = 'en';

/** The texts of the app in its language. Read them where they are shown: the language may change while the app runs. */
export let texts: Texts = en;

export function setLanguage(chosen: Language): void {
  language = chosen;
  texts = all[chosen];
}
