// Several people on one device, as the day's page has them (D26, P41).
import { describe, expect, it } from 'vitest';
import { EventLink } from '../../src/day/event_link';
import { provisionalFrom } from '../../src/day/provisional';
import { MarkKind, type Ballot, type Frame, type Welcome, type Wish } from '../../src/wire/day_frames';
import { ClientFrame } from '../../src/wire/gen/day';

const empty: Frame = {
  welcome: undefined,
  names: [],
  entries: [],
  answers: [],
  here: [],
  notice: undefined,
  pong: undefined,
  ballots: [],
  drafts: [],
  allDrafts: false,
};

const ana = 2;
const ben = 8;

function linked() {
  let drawn = 100n;
  const link = new EventLink({
    token: 't',
    instance: 1n,
    watcher: false,
    random: () => 0.5,
    draw: () => drawn++,
    wall: () => 0,
  });
  const sent: { as: number; what: string }[] = [];
  const take = (): typeof sent => {
    for (const effect of link.takeEffects()) {
      if (effect.kind !== 'send') continue;
      const { body } = ClientFrame.decode(effect.bytes);
      if (body?.$case === 'command') sent.push({ as: body.value.as, what: body.value.what?.$case ?? '' });
    }
    return sent.splice(0);
  };
  link.start(0);
  link.opened(0);
  const welcome = {
    epoch: 5n,
    head: 0,
    now: 0,
    participant: ana,
    role: 2,
    event: '',
    agora: 'a',
    snapshot: undefined,
    names: [],
    here: [],
  } as unknown as Welcome;
  link.received({ ...empty, welcome }, 0);
  take();
  const ask = (wish: Wish): void => link.command(wish, () => undefined, 0);
  return { link, take, ask };
}

const cast = (candidate: number, as?: number): Wish => ({
  kind: 'cast',
  vote: 1,
  began: 0,
  candidate,
  dots: 1,
  hands: false,
  ...(as === undefined ? {} : { as }),
});
const ballot = (participant: number, given: number[]): Ballot => ({ vote: 1, participant, given });

describe('A shared device', () => {
  it('shows the ballots of who acts, and says whose each is', () => {
    const { link, take, ask } = linked();
    link.received({ ...empty, ballots: [ballot(ana, [0, 2]), ballot(ben, [1, 1])] }, 0);
    expect([...(link.ballots.mine.get(1) ?? [])]).toEqual([[0, 2]]);
    link.actAs(ben);
    expect([...(link.ballots.mine.get(1) ?? [])]).toEqual([[1, 1]]);
    ask(cast(2, ben));
    expect(take()).toEqual([{ as: ben, what: 'cast' }]);
    expect(link.ballots.mine.get(1)?.get(2)).toBe(1);
    link.actAs(0);
    expect(link.ballots.mine.get(1)?.get(2)).toBeUndefined();
  });

  it('keeps the drafts of each apart', () => {
    const { link } = linked();
    const draft = (id: string, participant: number) => ({
      id,
      participant,
      table: 1,
      x: 0,
      y: 0,
      colour: 0,
      text: id,
      zone: undefined,
      gone: false,
      nameless: false,
    });
    link.received({ ...empty, drafts: [draft('1', ana), draft('2', ben)], allDrafts: true }, 0);
    expect([...link.drafts.keys()]).toEqual(['1']);
    link.actAs(ben);
    expect([...link.drafts.keys()]).toEqual(['2']);
  });

  it('sends nothing that bears a provisional number, until it is known', () => {
    const { link, take, ask } = linked();
    const provisional = provisionalFrom + 7;
    link.actAs(provisional);
    const hand = (as: number): Wish => ({ kind: 'mark', mark: MarkKind.HAND, on: true, as });
    ask(hand(provisional));
    ask(hand(0));
    expect(take()).toEqual([{ as: 0, what: 'mark' }]);
    link.renumber(provisional, ben, 0);
    expect(take()).toContainEqual({ as: ben, what: 'mark' });
    expect(link.acting).toBe(ben);
  });
});
