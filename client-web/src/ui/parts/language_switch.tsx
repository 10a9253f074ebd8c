// What one chooses for this device: the language of the screens, each named in itself, and light or dark; and the way to the help.

import { language, speak, words } from '../../i18n/language';
import { languageNames, languages } from '../../i18n/language_choice';
import { chooseTheme, theme, themes } from './theme';

export function LanguageSwitch() {
  return (
    <div class="language" role="group" aria-label={words.value.common.language}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          class="language__choice"
          aria-pressed={language.value === one}
          title={languageNames[one]}
          // Without its words the page goes on in the language that it has.
          onClick={() => void speak(one).catch((error: unknown) => console.warn('tablee: no words', error))}
        >
          {one.toUpperCase()}
        </button>
      ))}
      <ThemeSwitch />
      <a class="language__choice" href="#/help" target="_blank" aria-label={words.value.common.help}>
        ?
      </a>
    </div>
  );
}

/** As the device, light, dark, and round again. */
function ThemeSwitch() {
  const says = words.value.common.themes[theme.value];
  const next = themes[(themes.indexOf(theme.value) + 1) % themes.length] as typeof theme.value;
  return (
    <button
      type="button"
      class={`language__choice theme theme--${theme.value}`}
      aria-label={says}
      title={says}
      onClick={() => chooseTheme(next)}
    />
  );
}
