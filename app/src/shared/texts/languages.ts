/** Languages that there are texts in, as BCP 47 names them, each by its own name. */
export const languages = { en: 'English', 'zh-CN': '简体中文' } as const;

export type Language = keyof typeof languages;

/** The first of the preferred languages that there are texts in; English where there is none. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    // Systems name others too, such as `C`, which is no language.
    if (/^zh(?![a-z])/i.test(tag)) return 'zh-CN';
    if (/^en(?![a-z])/i.test(tag)) return 'en';
  }
  return 'en';
}
