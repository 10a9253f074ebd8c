// Taking back what was done on all boards, step by step: looked at first, then done, then undone if somebody wants that. Whatever
// fails half-way can be pressed again: what is done already is not planned a second time.

import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { boardSocket } from '../../app/socket_address';
import * as taking from '../../app/taking_back';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';

export type Step = 'looking' | 'known' | 'acting' | 'done' | 'undone';

export interface Reversal {
  readonly step: Step;
  /** By board, those where something would change or stay. */
  readonly plans: readonly taking.Plan[];
  readonly counts: taking.Counts;
  /** It did not get through. */
  readonly failed: boolean;
  look(): Promise<void>;
  /** Resolves with whether all of it got through. */
  act(): Promise<boolean>;
  undo(): Promise<void>;
}

export function boardsOf(day: EventDay, state: Day): string[] {
  const agora = day.me.peek()?.agora ?? '';
  const tables = [...state.tables.values()].sort((a, b) => a.number - b.number);
  return [agora, ...tables.map(({ board }) => board)].filter((board) => board !== '');
}

const something = (plan: taking.Plan): boolean => taking.touched(plan) + plan.left > 0;

export function useReversal(app: App, boards: () => string[], whose: taking.Whose): Reversal {
  const [step, setStep] = useState<Step>('looking');
  const [plans, setPlans] = useState<readonly taking.Plan[]>([]);
  const [failed, setFailed] = useState(false);
  const [done, setDone] = useState<readonly taking.Done[]>([]);

  /** False: it did not get through. */
  const trying = async (work: (token: string) => Promise<void>): Promise<boolean> => {
    setFailed(false);
    const answer = await app.session.asModerator(async (token) => {
      await work(token);
      return {};
    });
    const wrong = 'code' in answer;
    setFailed(wrong);
    return !wrong;
  };
  // One board after the other: the server's readers have others to serve.
  const planAll = async (token: string): Promise<taking.Plan[]> => {
    const all: taking.Plan[] = [];
    for (const board of boards()) all.push(await taking.plan(token, board, whose));
    return all.filter(something);
  };
  const look = async (): Promise<void> => {
    setStep('looking');
    await trying(async (token) => {
      setPlans(await planAll(token));
      setStep('known');
    });
  };
  const act = async (): Promise<boolean> => {
    setStep('acting');
    const gone: taking.Done[] = [...done];
    const what: taking.Plan[] = [];
    const through = await trying(async (token) => {
      // What has come since it was looked at is meant too.
      for (const plan of await planAll(token)) {
        const came = await taking.submit(token, plan, boardSocket(plan.board));
        if (came) gone.push(came);
        what.push(plan);
      }
    });
    setDone(gone);
    setStep(through ? 'done' : 'known');
    if (through) setPlans(what);
    return through;
  };
  const undo = async (): Promise<void> => {
    setStep('acting');
    const left = [...done];
    const through = await trying(async (token) => {
      for (let one = left[left.length - 1]; one; one = left[left.length - 1]) {
        const { board, ...meant } = one;
        const plan = await taking.plan(token, board, meant);
        await taking.submit(token, plan, boardSocket(board));
        left.pop();
      }
    });
    setDone(left);
    setStep(through ? 'undone' : 'done');
  };
  const key = JSON.stringify(whose);
  useEffect(() => void look(), [key]);
  return { step, plans, counts: taking.sum(plans), failed, look, act, undo };
}
