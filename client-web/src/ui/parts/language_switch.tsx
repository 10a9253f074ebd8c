// Changes the language of the screens; each language is named in itself.

import { catalogues, language, speak, words } from '../../i18n/language';
import { languages } from '../../i18n/language_choice';

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
          title={catalogues[one].name}
          onClick={() => speak(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
