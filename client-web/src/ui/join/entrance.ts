// What happens between a code and a table: what was typed, what is wrong with it, and whether this device was somebody there.

import { useEffect, useRef, useState } from 'preact/hooks';
import { invitationIn, linkElsewhere } from '../../app/invitation';
import type { Doorway, Identity, Invitation, JoinError, Session } from '../../app/model';
import { words } from '../../i18n/language';
import { codeLength, codeSigns, showCode, strangeSigns } from './code';

type Problem = 'code' | 'name' | JoinError['code'];

/** What is said, and where: at the code, at the name, or for the whole. */
export interface Complaint {
  readonly code: string | null;
  readonly name: string | null;
  readonly whole: string | null;
}

const nameProblems = ['bad_name', 'name_unseen', 'name_too_long'] as const;

function complaintOf(problem: Problem | null, invited: boolean): Complaint {
  const t = words.value.join;
  const none = { code: null, name: null, whole: null };
  if (problem === null) return none;
  if (problem === 'code') return { ...none, code: t.codeTooShort };
  if (problem === 'name') return { ...none, name: t.nameMissing };
  const inName = nameProblems.find((one) => one === problem);
  if (inName) return { ...none, name: t.errors[inName] };
  if (problem === 'bad_code' && !invited) return { ...none, code: t.errors.bad_code };
  return { ...none, whole: t.errors[problem] };
}

export interface Entrance {
  readonly invitation: Invitation | null;
  readonly shownCode: string;
  readonly name: string;
  readonly busy: boolean;
  readonly complaint: Complaint;
  /** Known once it had to be looked at. */
  readonly doorway: Doorway | null;
  /** Whom this device was there, while that is what is asked. */
  readonly offered: readonly Identity[];
  setCode(typed: string): void;
  setName(typed: string): void;
  enter(): Promise<void>;
  goOn(as: Identity): Promise<void>;
  beSomebodyElse(): void;
}

/** What is wrong with what stands in the code's field, before it is sent: whoever reads it can look again. */
function strangeSaid(typed: string): string | null {
  const t = words.value.join;
  const elsewhere = linkElsewhere(typed, location.host);
  if (elsewhere !== null) return t.otherServer(elsewhere);
  const strange = strangeSigns(typed);
  return strange.length > 0 ? t.strangeSigns(strange.join(' ')) : null;
}

/** One thing at a time, and what it said. */
function useDoing() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const doing = async (act: () => Promise<JoinError | null>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const error = await act().finally(() => setBusy(false));
    if (error) setProblem(error.code);
  };
  return { busy, problem, setProblem, doing };
}

/**
 * Where the code leads: asked once for each, as soon as it is whole, for who answers for what is kept is said before anybody
 * comes in.
 */
function useDoorway(session: Session, secret: string, whole: boolean) {
  const [doorway, setDoorway] = useState<Doorway | null>(null);
  const [other, setOther] = useState(false);
  const [offering, setOffering] = useState(false);
  const asked = useRef<{ readonly secret: string; readonly answer: Promise<Doorway | null> } | null>(null);
  const ask = (): Promise<Doorway | null> => {
    if (asked.current?.secret !== secret) {
      // What could not be found out is not said.
      const answer = session.look(secret).then((found) => ('code' in found ? null : found));
      asked.current = { secret, answer };
      void answer.then((found) => {
        if (asked.current?.secret !== secret) return;
        setDoorway(found);
        if (found === null) asked.current = null; // Whoever goes in asks again.
      });
    }
    return asked.current.answer;
  };
  useEffect(() => {
    if (whole) void ask();
    else setDoorway(null);
  }, [secret, whole]);
  return {
    doorway,
    offered: doorway?.own !== true && (other || !offering) ? [] : (doorway?.known ?? []),
    beSomebodyElse: () => setOther(true),
    forget: () => {
      setOther(false);
      setOffering(false);
    },
    /** Whether somebody is offered now who was not. */
    offers: async (): Promise<boolean> => {
      if (other || offering || !session.knowsAnybody()) return false;
      const found = await ask();
      setOffering(true);
      return found !== null && found.known.length > 0;
    },
  };
}

export function useEntrance(session: Session): Entrance {
  const [code, setCode] = useState('');
  const [name, setName] = useState(session.identity.peek()?.name ?? '');
  const { busy, problem, setProblem, doing } = useDoing();
  const invitation = session.invitation.value;
  const secret = invitation?.code ?? showCode(code);
  const whole = invitation !== null || codeSigns(code).length === codeLength;
  const { doorway, offered, beSomebodyElse, forget, offers } = useDoorway(session, secret, whole);
  const strange = invitation ? null : strangeSaid(code);
  const complaint = complaintOf(problem, invitation !== null);
  useEffect(() => {
    forget();
    if (invitation) void doing(() => offers().then(() => null));
  }, [invitation]);

  return {
    invitation,
    shownCode: linkElsewhere(code, location.host) === null ? showCode(code) : code,
    name,
    busy,
    complaint: strange === null ? complaint : { ...complaint, code: strange },
    doorway,
    offered,
    setCode: (typed) => {
      const pasted = linkElsewhere(typed, location.host) === null ? invitationIn(typed) : null;
      forget();
      setProblem(null);
      if (pasted) session.invite(pasted);
      setCode(pasted ? '' : typed);
    },
    setName,
    enter: async () => {
      if (!invitation && codeSigns(code).length < codeLength) return setProblem('code');
      if (name.trim() === '') return setProblem('name');
      await doing(async () => ((await offers()) ? null : session.join(secret, name)));
    },
    goOn: (as) => doing(() => session.join(secret, as.name, as)),
    beSomebodyElse,
  };
}
