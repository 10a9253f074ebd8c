// Which language a list of wishes leads to. Pure.

export type Language = 'fr' | 'en';
export const languages: readonly Language[] = ['fr', 'en'];
/** Each in itself. */
export const languageNames: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };

/** The first of the wanted languages that there is a catalogue for; else French. */
export function pick(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'fr';
}
