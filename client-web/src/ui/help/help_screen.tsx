// The help: a page for participants, one for facilitators, and the accessibility statement. Its pictures are taken of the running
// product by tests/e2e/help.test.mjs. `#/help@access` leads to a page of it.

import type { App } from '../../app/model';
import { language } from '../../i18n/language';
import type { Part } from '../../i18n/help_fr';
import { Brand } from '../parts/brand';
import { Button } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import boardEn from './pictures/board_en.png';
import boardFr from './pictures/board_fr.png';
import deskEn from './pictures/desk_en.png';
import deskFr from './pictures/desk_fr.png';
import listEn from './pictures/list_en.png';
import listFr from './pictures/list_fr.png';
import { helpWords } from './help_words';
import '../styles/help.css';

const pictures = {
  fr: { board: boardFr, list: listFr, desk: deskFr },
  en: { board: boardEn, list: listEn, desk: deskEn },
} as const;

const pages = ['help', 'facilitators', 'access'] as const;

export function HelpScreen({ app }: { readonly app: App }) {
  const t = helpWords.value;
  void app.router.route.value;
  if (!t) return null;
  const asked = location.hash.split('@')[1];
  const page = pages.find((one) => one === asked) ?? 'help';
  return (
    <main class="help">
      <header class="help__head">
        <Brand size={40} />
        <LanguageSwitch />
      </header>
      <nav class="help__nav" aria-label={t.nav}>
        {pages.map((one) => (
          <a
            key={one}
            class="button button--plain"
            href={one === 'help' ? '#/help' : `#/help@${one}`}
            aria-current={one === page ? 'page' : undefined}
          >
            {t.pages[one]}
          </a>
        ))}
      </nav>
      <article>
        <h1>
          {t.title} · {t.pages[page]}
        </h1>
        <p class="help__lead">{t.lead[page]}</p>
        {t[page].map((part) => (
          <HelpPart key={part.title} part={part} />
        ))}
      </article>
      <p class="help__foot">
        <a class="button button--plain" href="#/">
          {t.back}
        </a>
        <Button onPress={() => window.print()}>{t.print}</Button>
      </p>
    </main>
  );
}

function HelpPart({ part }: { readonly part: Part }) {
  const { title, text, picture } = part;
  return (
    <section>
      <h2>{title}</h2>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {picture && (
        <img
          src={pictures[language.value][picture.name]}
          alt={picture.alt}
          width={590}
          height={410}
          loading="lazy"
        />
      )}
    </section>
  );
}
