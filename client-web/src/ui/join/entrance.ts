// What happens between a code and a table: what was typed, what is wrong with it, and whether this device was somebody there.

import { useEffect, useState } from 'preact/hooks';
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

/** Where the code leads; asked of the server only by a device that was somebody somewhere. */
function useDoorway(session: Session, secret: string) {
  const [doorway, setDoorway] = useState<Doorway | null>(null);
  const [other, setOther] = useState(false);
  return {
    doorway,
    offered: other ? [] : (doorway?.known ?? []),
    beSomebodyElse: () => setOther(true),
    forget: () => {
      setDoorway(null);
      setOther(false);
    },
    /** Whether somebody is offered now who was not. What could not be found out is not asked. */
    offers: async (): Promise<boolean> => {
      if (other || doorway !== null || !session.knowsAnybody()) return false;
      const found = await session.look(secret);
      if ('code' in found) return false;
      setDoorway(found);
      return found.known.length > 0;
    },
  };
}

export function useEntrance(session: Session): Entrance {
  const [code, setCode] = useState('');
  const [name, setName] = useState(session.identity.peek()?.name ?? '');
  const { busy, problem, setProblem, doing } = useDoing();
  const invitation = session.invitation.value;
  const secret = invitation?.code ?? showCode(code);
  const { doorway, offered, beSomebodyElse, forget, offers } = useDoorway(session, secret);
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
