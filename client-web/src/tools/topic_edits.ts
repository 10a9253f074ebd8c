// What people do to the topics of an agora, as writes to its document. Each function is one act inside one edit.
//
// A topic is one object: its first line is the question, the rest says why. An arrow from one topic to another says that they
// are the same: nothing of either is lost, and taking the arrow away parts them again.

import type { BoardWriting, ObjectView } from '../core/document';
import { Kind } from '../core/view';
import type { Point, Rect } from '../scene/rect';

/** As a topic's text. */
export function topicText(question: string, why: string): string {
  const line = question.trim().replace(/\s+/gu, ' ');
  return why.trim() === '' ? line : `${line}\n${why.trim()}`;
}

export function questionOf(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}

export function whyOf(text: string): string {
  return text.split('\n').slice(1).join('\n').trim();
}

/** -1: the board has no room for it. */
export function createTopic(d: BoardWriting, at: Rect, colour: number, text: string): number {
  const handle = d.create({ kind: Kind.topic, ...at, colour });
  if (handle >= 0) d.insertText(handle, 0, text);
  return handle;
}

/** A note with words in it, at once. */
export function createHello(d: BoardWriting, at: Rect, colour: number, text: string): number {
  const handle = d.create({ kind: Kind.note, ...at, colour });
  if (handle >= 0) d.insertText(handle, 0, text);
  return handle;
}

export function rewrite(d: BoardWriting, topic: number, text: string): boolean {
  return d.replaceText(topic, text);
}

/** From the arrow's place on, as points of ends are. */
function middle({ x, y, w, h }: ObjectView, origin: Point) {
  return {
    x: Math.round(x + w / 2 - origin.x),
    y: Math.round(y + h / 2 - origin.y),
    anchorX: 500,
    anchorY: 500,
  };
}

/** Says that `topic` is the same as `with_`; the arrow's handle, or -1. */
export function joinTopics(d: BoardWriting, topic: number, with_: number): number {
  const [from, to] = [d.object(topic), d.object(with_)];
  const arrow = d.create({ kind: Kind.connector, x: from.x, y: from.y, w: 0, h: 0 });
  if (arrow < 0) return arrow;
  d.setEnd(arrow, 0, { ...middle(from, from), target: topic });
  d.setEnd(arrow, 1, { ...middle(to, from), target: with_ });
  return arrow;
}

/** Takes arrows away: what they joined stands for itself again. */
export function partTopics(d: BoardWriting, arrows: readonly number[]): void {
  for (const arrow of arrows) d.setAlive(arrow, false);
}

/** I want it, or not any more. `parts`: all that was joined to it, itself first; a person counts once over all. */
export function want(d: BoardWriting, parts: readonly number[], participant: number, wanted: boolean): void {
  for (const part of parts) if (!wanted && d.votesBy(part, participant) > 0) d.vote(part, 0);
  const first = parts[0];
  if (wanted && first !== undefined) d.vote(first, 1);
}
