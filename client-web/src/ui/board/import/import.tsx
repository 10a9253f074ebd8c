// Notes from a file: one chooses it, sees what will come and what will not, and only then is anything written, as one act of undo.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Bringing } from '../../../tools/import/bringing';
import type { Columns } from '../../../tools/import/columns';
import type { Plan } from '../../../tools/import/plan';
import { inSlices } from '../../../tools/import/slices';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import type { Toaster } from '../../parts/toast';
import '../../styles/import.css';
import type { BoardStage } from '../board_stage';
import { importing } from './asked';
import { ColumnChoice, PieceChoice } from './choices';
import { Preview } from './preview';
import { open, plan as planned, readText } from './reading';
import type { Answer, Opened } from './reading';
import { importWords } from './words';

interface Props {
  readonly stage: BoardStage;
  readonly toaster: Toaster;
}

const accepted = '.csv,.tsv,.txt,.md,text/csv,text/plain,text/tab-separated-values';

function close(): void {
  importing.value = false;
}

/** Ends what is going on when something newer begins, or the panel is closed. */
function useLatest(): () => AbortSignal {
  const now = useRef(new AbortController());
  useEffect(() => () => now.current.abort(), []);
  return () => {
    now.current.abort();
    now.current = new AbortController();
    return now.current.signal;
  };
}

export function Import({ stage, toaster }: Props) {
  const t = importWords.value;
  const [answer, setAnswer] = useState<Answer | 'reading' | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useLatest();
  const bringing = useMemo(() => new Bringing(stage), [stage]);
  void stage.version.value;
  if (!t) return null;
  const { may } = bringing;
  const take = async (file: File): Promise<void> => {
    setAnswer('reading');
    const found = await open(file, latest());
    if (found) setAnswer(found);
  };
  const opened = answer !== null && answer !== 'reading' && 'opened' in answer ? answer.opened : null;
  return (
    <Dialog title={t.title} onClose={close}>
      <div class="import">
        {!may && <p class="notice notice--warn">{stage.editable ? t.notNow : t.notYou}</p>}
        {answer === null && (
          <>
            <p>{t.lead}</p>
            <p class="import__hint">{t.limits}</p>
          </>
        )}
        <p class="import__wrong" role="alert">
          {answer !== null && answer !== 'reading' && !('opened' in answer) ? sentence(answer) : ''}
        </p>
        {answer === 'reading' && <p role="status">{t.reading}</p>}
        {opened && (
          <Opening
            key={opened.id}
            opened={opened}
            bringing={bringing}
            stage={stage}
            toaster={toaster}
            onBegun={() => setBusy(true)}
            onReread={async (piece) => {
              const again = await readText(opened.name, opened.text, piece, latest());
              if (again) setAnswer({ opened: { ...again.opened, id: opened.id } });
            }}
          />
        )}
        {!busy && <Choosing main={!opened} another={answer !== null} barred={!may} onFile={take} />}
      </div>
    </Dialog>
  );
}

function sentence(answer: Exclude<Answer, { readonly opened: Opened }>): string {
  const t = importWords.peek()!.wrong;
  return 'open' in answer ? t.quote(answer.open) : t[answer.wrong];
}

interface ChoosingProps {
  readonly main: boolean;
  readonly another: boolean;
  readonly barred: boolean;
  readonly onFile: (file: File) => Promise<void>;
}

function Choosing({ main, another, barred, onFile }: ChoosingProps) {
  const t = importWords.value!;
  const field = useRef<HTMLInputElement>(null);
  const change = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file can be chosen again when it was mended.
    if (file) void onFile(file).finally(() => (input.value = ''));
  };
  return (
    <div class="import__ways">
      <Button kind={main ? 'main' : 'plain'} disabled={barred} onPress={() => field.current?.click()}>
        {another ? t.another : t.choose}
      </Button>
      <Button onPress={close}>{t.cancel}</Button>
      <input ref={field} type="file" hidden accept={accepted} data-way="import" onChange={change} />
    </div>
  );
}

interface OpeningProps extends Props {
  readonly opened: Opened;
  readonly bringing: Bringing;
  readonly onBegun: () => void;
  readonly onReread: (piece: 'line' | 'paragraph') => Promise<void>;
}

function Opening({ opened, bringing, stage, toaster, onBegun, onReread }: OpeningProps) {
  const t = importWords.value!;
  const [columns, setColumns] = useState<Columns>(opened.known.columns);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const latest = useLatest();
  const { limits, may } = bringing;
  const { things, groups } = limits;
  useEffect(() => {
    void planned(opened, columns, limits, latest()).then((next) => next && setPlan(next));
  }, [opened, columns, things, groups]);
  const bring = async (plan: Plan): Promise<void> => {
    onBegun();
    setDone(0);
    // What is begun is brought to its end, also where the panel is closed meanwhile; not where the board is left.
    const work = telling(bringing.bring(plan, stage.acts.colour), setDone);
    const brought = await inSlices(work, stage.leaving);
    if (!brought) return;
    close();
    const { notes, box } = brought;
    const text = notes < plan.notes ? t.broughtSome(notes, plan.notes) : t.brought(notes, brought.groups);
    toaster.show({ text, action: { label: t.undo, run: () => stage.undo() }, once: true });
    requestAnimationFrame(() => stage.sight.show(box));
  };
  if (done !== null && plan) {
    return (
      <p role="status" class="import__busy">
        <progress max={plan.notes} value={done} aria-label={t.title} />
        {t.bringing(done, plan.notes)}
      </p>
    );
  }
  const { source } = opened.known;
  return (
    <>
      <p class="import__file">
        <strong dir="auto">{opened.name}</strong>
        <span>{opened.piece ? t.sources.text : t.sources[source]}</span>
      </p>
      {opened.piece && <PieceChoice piece={opened.piece} onChoose={onReread} />}
      {!opened.piece && source !== 'tablee' && (
        <ColumnChoice opened={opened} columns={columns} onChoose={setColumns} />
      )}
      {plan && <Preview plan={plan} limits={limits} />}
      <Button
        kind="main"
        icon="plus"
        disabled={!may || !plan || plan.notes === 0}
        onPress={() => plan && void bring(plan)}
      >
        {t.bring(plan?.notes ?? 0)}
      </Button>
    </>
  );
}

function* telling<T>(work: Generator<number, T>, tell: (done: number) => void): Generator<void, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    tell(step.value);
    yield;
  }
}
