// The candidates as a list, complete by keyboard and for who does not see the board: dots are given and taken here as on the signs, and
// the results stand here in their order.

import { isOpen, ranking, tallyOf, type Ranked } from '../../day/votes';
import { Names } from '../../wire/day_frames';
import { wordsOf } from '../board/chapters';
import { Button, IconButton } from '../parts/button';
import { Dialog } from '../parts/dialog';
import type { Candidate } from './candidates';
import { castingOf, type Casting } from './casting';
import { Earlier, Hands } from './earlier';
import { Pips, type Shared } from './vote_bar';
import { voteWords } from './vote_words';

interface Props extends Shared {
  readonly casts: boolean;
  readonly onGo: (candidate: Candidate) => void;
  readonly onClose: () => void;
}

export function VoteList({ casts, onGo, onClose, ...shared }: Props) {
  const { day, state, vote, candidates, moderates, hands, onHands } = shared;
  const t = voteWords.value;
  if (!t) return null;
  const open = isOpen(vote);
  const casting = casts ? castingOf(day, vote, shared.gone, hands) : null;
  const ranked = ranking(
    state,
    vote,
    candidates.map(({ at }) => at),
  );
  const gone = vote.candidates.length - candidates.length;
  return (
    <Dialog title={vote.title} place="side" onClose={onClose}>
      {open && moderates && vote.hands > 0 && (
        <fieldset class="vote-for">
          <legend>{t.forWhom}</legend>
          <Button on={!hands} onPress={() => onHands(false)}>
            {t.forMe}
          </Button>
          <Button on={hands} onPress={() => onHands(true)}>
            {t.forHands(vote.hands)}
          </Button>
        </fieldset>
      )}
      {casting && (
        <p class="vote-list__left" role="status">
          <Pips left={casting.left} of={vote.dots * casting.people} /> {t.left(casting.left)}
        </p>
      )}
      {open && !vote.live && <p class="field__hint">{t.untold}</p>}
      {!open && ranked.every(({ tally }) => tally.dots === 0) && <p>{t.noOne}</p>}
      <ol class="vote-list">
        {open
          ? candidates.map((one) => (
              <Line key={one.at} {...shared} one={one} casting={casting} onGo={() => onGo(one)} />
            ))
          : ranked.flatMap((rank) => {
              const one = candidates.find(({ at }) => at === rank.candidate);
              if (!one) return [];
              return [
                <Line key={one.at} {...shared} one={one} casting={null} rank={rank} onGo={() => onGo(one)} />,
              ];
            })}
      </ol>
      {gone > 0 && <p class="field__hint">{t.gone}</p>}
      {moderates && open && <Hands day={day} vote={vote} />}
      <Earlier {...shared} board={vote.board} />
    </Dialog>
  );
}

interface LineProps extends Shared {
  readonly one: Candidate;
  readonly casting: Casting | null;
  readonly rank?: Ranked;
  readonly onGo: () => void;
}

function Line({ day, state, vote, hands, one, casting, rank, onGo }: LineProps) {
  const t = voteWords.value;
  if (!t) return null;
  const text = wordsOf(one.item) || t.untitled;
  const mine = casting?.dots.get(one.at) ?? 0;
  const tally = tallyOf(state, vote, one.at);
  const given = vote.given.filter(({ candidate }) => candidate === one.at);
  const by = given.map(({ participant, dots }) => {
    const name = participant === 0 ? t.someHands : (day.names.value.get(participant) ?? '?');
    return dots > 1 ? `${name} (${dots})` : name;
  });
  const says = [
    rank && rank.tally.dots > 0 ? t.place(rank.place, rank.tied) : '',
    tally ? t.tally(tally.dots) : '',
    tally && tally.hands > 0 ? t.ofHands(tally.hands) : '',
    mine > 0 && !hands ? t.mine(mine) : '',
    vote.names === Names.SHOWN && by.length > 0 ? t.by(by.join(', ')) : '',
  ].filter((part) => part !== '');
  return (
    <li class={rank?.place === 1 && rank.tally.dots > 0 ? 'vote-line vote-line--first' : 'vote-line'}>
      <button type="button" class="vote-line__what" title={t.goTo(text)} onClick={onGo}>
        <span class="vote-line__text">{text}</span>
        {says.length > 0 && <span class="vote-line__says">{says.join(' · ')}</span>}
      </button>
      {casting && (
        <span class="vote-line__acts">
          <IconButton
            icon="minus"
            label={t.take(text)}
            disabled={mine === 0}
            onPress={() => casting.by(one.at, -1)}
          />
          <span class="vote-line__mine" aria-hidden="true">
            {mine}
          </span>
          <IconButton
            icon="plus"
            label={t.give(text)}
            disabled={!casting.mayGive(one.at)}
            onPress={() => casting.by(one.at, 1)}
          />
        </span>
      )}
    </li>
  );
}
