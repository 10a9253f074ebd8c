// Where an event is made: one page, from its title to its agenda, and at its end the links.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import { Brand } from '../parts/brand';
import { Button, IconButton } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import { dayWords } from '../day/day_words';
import { TextField } from './fields';
import { MadeCard } from './made_card';
import { makeWords } from './make_words';
import { useMaking, type Making } from './making';
import { Part, PlanForm } from './plan_form';
import '../styles/watch.css';
import '../styles/desk.css';
import '../styles/make.css';

function Key({ making }: { readonly making: Making }) {
  const t = makeWords.value;
  if (!t) return null;
  if (making.who === 'open') return <p class="notice">{t.key.open}</p>;
  const wrong = making.failure === 'bad_key' || making.failure === 'no_key';
  return (
    <Part id="make-part-key" title={t.key.title}>
      <TextField
        id="make-key"
        label={t.key.label}
        hint={t.key.hint}
        problem={wrong ? (t.failed[making.failure ?? ''] ?? null) : null}
        value={making.key}
        maxLength={128}
        onInput={making.setKey}
      />
    </Part>
  );
}

function Foot({ making }: { readonly making: Making }) {
  const t = makeWords.value;
  const [sure, setSure] = useState(false);
  if (!t) return null;
  const { troubles, failure, busy } = making;
  const wrong = Object.keys(troubles).length;
  const said = wrong > 0 ? t.someWrong(wrong) : failure ? (t.failed[failure] ?? t.failed.other) : '';
  return (
    <footer class="make__foot">
      <p class="make__said" role="alert">
        {said}
      </p>
      {sure ? (
        <Button
          kind="danger"
          onPress={() => {
            making.clear();
            setSure(false);
          }}
        >
          {t.clearSure}
        </Button>
      ) : (
        <Button kind="quiet" onPress={() => setSure(true)}>
          {t.clear}
        </Button>
      )}
      <Button kind="main" submit disabled={busy} class="make__go">
        {busy ? t.making : t.make}
      </Button>
    </footer>
  );
}

export function NewScreen({ app }: { readonly app: App }) {
  const t = makeWords.value;
  const making = useMaking();
  if (!t || !dayWords.value) return <p class="tables__wait">{words.value.common.loading}</p>;
  return (
    <main class="make">
      <header class="make__head">
        <IconButton
          icon="back"
          kind="quiet"
          label={t.back}
          onPress={() => app.router.go({ screen: 'home' })}
        />
        <Brand size={36} />
        <LanguageSwitch />
      </header>
      <h1>{t.title}</h1>
      {making.made ? (
        <MadeCard app={app} made={making.made} onAnother={making.another} />
      ) : (
        <form
          class="make__form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!making.busy) void making.make();
          }}
        >
          <p class="make__lead">{t.lead}</p>
          <PlanForm plan={making.plan} troubles={making.troubles} onChange={making.change} />
          <Key making={making} />
          <Foot making={making} />
        </form>
      )}
    </main>
  );
}
