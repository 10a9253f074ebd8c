// The server's HTTP interface (/api/v1), as typed calls. No state here but the address.
import type { Entry, Person, RoleName } from '../wire/frames';
import { inflate } from '../sync/inflate';
import type { Attendance, EventView, LinkAct, LinkKind, Links } from './model';

/** The server answered, but not with what was asked for. `message` is its own sentence. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** No answer at all. */
export class Unreachable extends Error {}

export interface JoinAnswer {
  readonly token: string;
  readonly event: { readonly id: string; readonly title: string; readonly language: string };
  readonly participant: number;
  readonly role: RoleName;
  readonly name: string;
}

export interface EventAnswer {
  readonly event: EventView;
  readonly me: Omit<JoinAnswer, 'token'>;
  readonly people: readonly Person[];
}

export interface Page {
  /** Ms since 1970 of the entry before the first. */
  readonly baseTime: number;
  /** Greatest offset of the log. */
  readonly head: number;
  readonly entries: readonly Entry[];
}

export interface KeyframeAnswer {
  /** Empty for the empty board at offset 0. */
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly time: number;
}

const answerMs = 15_000;

async function request(path: string, token: string | null, body?: unknown): Promise<Response> {
  const headers = new Headers();
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  const init: RequestInit = { headers, cache: 'no-store', signal: AbortSignal.timeout(answerMs) };
  if (body !== undefined) Object.assign(init, { method: 'POST', body: JSON.stringify(body) });
  let response: Response;
  try {
    response = await fetch(`/api/v1/${path}`, init);
  } catch (error) {
    throw new Unreachable('the server does not answer', { cause: error });
  }
  if (response.ok) return response;
  const text = await response.text();
  throw apiError(response.status, text);
}

function apiError(status: number, text: string): ApiError {
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string } };
    return new ApiError(status, error.code, error.message);
  } catch {
    // Not our server's form: a proxy's page, say. Its text is the best that there is.
    return new ApiError(status, 'other', text.slice(0, 200));
  }
}

/** `nonce`: the same again for the same join. */
export async function join(code: string, name: string, nonce: string): Promise<JoinAnswer> {
  return (await (await request('join', null, { code, name, nonce })).json()) as JoinAnswer;
}

export async function rename(token: string, name: string): Promise<Omit<JoinAnswer, 'token'>> {
  return (await (await request('me', token, { name })).json()) as Omit<JoinAnswer, 'token'>;
}

export async function event(token: string): Promise<EventAnswer> {
  const answer = (await (await request('event', token)).json()) as Omit<EventView, 'links' | 'timeZone'> & {
    time_zone: string;
    me: Omit<JoinAnswer, 'token'>;
    people: Person[];
    links?: Links;
  };
  const { me, people, links, time_zone: timeZone, ...view } = answer;
  return { event: { ...view, timeZone, links: links ?? null }, me, people };
}

/** `newest`: number of the newest link that was seen, so that a request that is sent again does nothing more. */
export async function link(token: string, kind: LinkKind, act: LinkAct, newest?: number): Promise<Links> {
  const path = act === 'issue' ? `links/${kind}` : `links/${kind}/${act}`;
  const body = act === 'revoke' ? { upto: newest } : { after: newest };
  return ((await (await request(path, token, body)).json()) as { links: Links }).links;
}

export async function attendance(token: string): Promise<Attendance> {
  return (await (await request('people', token)).json()) as Attendance;
}

export async function putOut(token: string, participants: readonly number[]): Promise<void> {
  await request('people/out', token, { participants });
}

const number = (response: Response, header: string) => Number(response.headers.get(header) ?? 0);

export async function entries(token: string, board: string, after: number, max: number): Promise<Page> {
  const response = await request(`boards/${board}/entries?after=${after}&max=${max}`, token);
  // The first screens need no frames.
  const { decodeServerFrame } = await import('../wire/frames');
  const frame = decodeServerFrame(new Uint8Array(await response.arrayBuffer()));
  return {
    baseTime: number(response, 'X-Tablee-Base-Time'),
    head: number(response, 'X-Tablee-Head'),
    entries: frame.entries,
  };
}

/** The newest keyframe at or before the offset `at`. */
export async function keyframe(token: string, board: string, at: number): Promise<KeyframeAnswer> {
  const response = await request(`boards/${board}/keyframe?at=${at}`, token);
  const deflated = new Uint8Array(await response.arrayBuffer());
  const bytes = deflated.length ? await inflate(deflated, number(response, 'X-Tablee-Bytes')) : deflated;
  return { bytes, offset: number(response, 'X-Tablee-Offset'), time: number(response, 'X-Tablee-Time') };
}
