// The server's HTTP interface (/api/v1), as typed calls. No state here but the address.
import type { Entry, Person, RoleName } from '../wire/frames';
import { inflate } from '../sync/inflate';
import type { Attendance, Deletion, EventView, LinkAct, LinkKind, Links } from './model';

/** The server answered, but not with what was asked for. `message` is its own sentence. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Why, with `bad_name`. */
    readonly fault: string = '',
    /** Ms after which it is worth asking again; 0 where nothing was said. */
    readonly retryAfter: number = 0,
    /** JSON pointer of what is not taken, with `bad_event`. */
    readonly pointer: string = '',
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

/** Where a code leads. */
export interface LookAnswer {
  readonly event: JoinAnswer['event'] & {
    readonly date?: string;
    readonly responsible?: string;
    readonly contact?: string;
    readonly retention_days?: number;
  };
  readonly role: RoleName;
  /** Whose own way it is. */
  readonly name?: string;
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

export async function request(
  path: string,
  token: string | null,
  body?: unknown,
  method?: 'DELETE',
): Promise<Response> {
  const headers = new Headers();
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  const init: RequestInit = { headers, cache: 'no-store', signal: AbortSignal.timeout(answerMs) };
  if (body !== undefined) Object.assign(init, { method: 'POST', body: JSON.stringify(body) });
  if (method) init.method = method;
  let response: Response;
  try {
    response = await fetch(`/api/v1/${path}`, init);
  } catch (error) {
    throw new Unreachable('the server does not answer', { cause: error });
  }
  if (response.ok) return response;
  throw apiError(response, await textOf(response));
}

/** What came of the body. */
async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch {
    return '';
  }
}

function apiError(response: Response, text: string): ApiError {
  const retryAfter = 1000 * (Number(response.headers.get('Retry-After')) || 0);
  try {
    const { error } = JSON.parse(text) as {
      error: { code: string; message: string; fault?: string; pointer?: string };
    };
    const { code, message, fault, pointer } = error;
    return new ApiError(response.status, code, message, fault, retryAfter, pointer);
  } catch {
    return notOurs(response.status, text);
  }
}

/** Not our server's form: a proxy's page, or a portal's that wants a name and a room number. Its text is the best there is. */
function notOurs(status: number, text: string): ApiError {
  return new ApiError(status, 'not_ours', text.slice(0, 200));
}

/** A body that stops is no answer; one that is not JSON is somebody else's. */
export async function json<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked;
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw new Unreachable('the answer stopped', { cause: error });
  }
  try {
    const value = JSON.parse(text) as T | null;
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw notOurs(response.status, text);
}

/** Bytes of ours, which say what they are in `header`; a portal's page with 200 does not. */
async function octets(asked: Promise<Response>, header: string): Promise<[Response, Uint8Array]> {
  const response = await asked;
  if (!response.headers.has(header)) throw notOurs(response.status, await textOf(response));
  try {
    return [response, new Uint8Array(await response.arrayBuffer())];
  } catch (error) {
    throw new Unreachable('the answer stopped', { cause: error });
  }
}

export function look(code: string): Promise<LookAnswer> {
  return json(request('join/look', null, { code }));
}

/** `nonce`: the same again for the same join. `before`: the token that this device had in the event, if it goes on. */
export function join(code: string, name: string, nonce: string, before?: string): Promise<JoinAnswer> {
  return json(request('join', null, { code, name, nonce, ...(before === undefined ? {} : { before }) }));
}

export function rename(token: string, name: string): Promise<Omit<JoinAnswer, 'token'>> {
  return json(request('me', token, { name }));
}

export async function event(token: string): Promise<EventAnswer> {
  const answer = await json<
    Omit<EventView, 'links' | 'timeZone'> & {
      time_zone: string;
      me: Omit<JoinAnswer, 'token'>;
      people: Person[];
      links?: Links;
    }
  >(request('event', token));
  const { me, people, links, time_zone: timeZone, ...view } = answer;
  return { event: { ...view, timeZone, links: links ?? null }, me, people };
}

/** `newest`: number of the newest link that was seen, so that a request that is sent again does nothing more. */
export async function link(token: string, kind: LinkKind, act: LinkAct, newest?: number): Promise<Links> {
  const path = act === 'issue' ? `links/${kind}` : `links/${kind}/${act}`;
  const body = act === 'revoke' ? { upto: newest } : { after: newest };
  return (await json<{ links: Links }>(request(path, token, body))).links;
}

export function attendance(token: string): Promise<Attendance> {
  return json(request('people', token));
}

export async function renameOther(token: string, participant: number, name: string): Promise<void> {
  await request('people/name', token, { participant, name });
}

export async function putOut(token: string, participants: readonly number[]): Promise<void> {
  await json(request('people/out', token, { participants }));
}

const number = (response: Response, header: string) => Number(response.headers.get(header) ?? 0);

export async function entries(token: string, board: string, after: number, max: number): Promise<Page> {
  const asked = request(`boards/${board}/entries?after=${after}&max=${max}`, token);
  const [response, bytes] = await octets(asked, 'X-Tablee-Head');
  // The first screens need no frames.
  const { decodeServerFrame } = await import('../wire/frames');
  const frame = decodeServerFrame(bytes);
  return {
    baseTime: number(response, 'X-Tablee-Base-Time'),
    head: number(response, 'X-Tablee-Head'),
    entries: frame.entries,
  };
}

/** When what is deleted on a board was deleted. */
export async function deletions(token: string, board: string): Promise<Deletion[]> {
  const answer = await json<{ deleted: { object: string; by: string; time: number }[] }>(
    request(`boards/${board}/deleted`, token),
  );
  const ref = (id: string): Deletion['object'] => {
    const [counter = 0, replica = 0] = id.split('.').map(Number);
    return { counter, replica };
  };
  return answer.deleted.map(({ object, by, time }) => ({ object: ref(object), by: ref(by), time }));
}

/** The newest keyframe at or before the offset `at`. */
export async function keyframe(token: string, board: string, at: number): Promise<KeyframeAnswer> {
  const asked = request(`boards/${board}/keyframe?at=${at}`, token);
  const [response, deflated] = await octets(asked, 'X-Tablee-Bytes');
  const bytes = deflated.length ? await inflate(deflated, number(response, 'X-Tablee-Bytes')) : deflated;
  return { bytes, offset: number(response, 'X-Tablee-Offset'), time: number(response, 'X-Tablee-Time') };
}
