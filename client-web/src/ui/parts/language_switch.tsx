// Changes the language of the screens; each language is named in itself.

import { language, speak, words } from '../../i18n/language';
import { languageNames, languages } from '../../i18n/language_choice';

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
      <a class="language__choice" href="#/help" target="_blank" aria-label={words.value.common.help}>
        ?
      </a>
    </div>
  );
}
