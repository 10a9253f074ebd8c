// The tools of a board. Each says what it is by registering; the one in the hand gets the gestures that are about things on
// the board (those that move the view are camera_hand.ts's). Another tool is one more registration and no change here.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Gesture, Probe, Under } from '../input/gesture';
import type { PointerKind } from '../input/pointer';
import type { Point } from '../scene/rect';

export interface Tool {
  readonly name: string;
  readonly probe: Probe;
  gesture(g: Gesture): void;
  /** Where the finger is while it carries something, else null. */
  readonly carrying: Point | null;
  /** The board moved under what is carried. */
  again(): void;
  /** The document was rebuilt. */
  rebuilt(): void;
  /** All that one event brought has been given to it. */
  settled?(): void;
  /** A letter that is typed while it is in the hand. True: it has opened a field, in which the letter stands then. */
  typed?(): boolean;
  /** Another tool is taken: whatever is under way ends without effect. */
  putDown(): void;
}

/** What a tool does at each kind of gesture; what it does not name it does not know. */
export type Hands = { readonly [K in Gesture['kind']]?: (g: Gesture & { readonly kind: K }) => void };

export function handle(hands: Hands, g: Gesture): void {
  const act = hands[g.kind] as ((g: Gesture) => void) | undefined;
  act?.(g);
}

/** A tool that a pen takes by itself when it draws where nothing lies. */
export interface PenTool extends Tool {
  /** Whether `pointer` takes it so at this moment. */
  jots(pointer: PointerKind): boolean;
}

export class Toolbox {
  /** Comes with its own code, some time after the board. */
  pen: PenTool | null = null;
  private readonly tools = new Map<string, Tool>();
  private readonly now = signal<Tool | null>(null);
  private readonly first: Tool[] = [];
  /** Of the first ones, the one that this gesture is about. */
  private claimed: Tool | null = null;

  /** The first one is in the hand. */
  register(tool: Tool): void {
    if (this.tools.has(tool.name)) throw new Error(`there is a tool ${tool.name} already`);
    this.tools.set(tool.name, tool);
    this.now.value ??= tool;
  }

  /** What has grips of its own: it is asked before the hand, and has the gesture where it takes it. */
  registerFirst(tool: Tool): void {
    this.first.push(tool);
  }

  get inHand(): ReadonlySignal<Tool | null> {
    return this.now;
  }

  /** The first tool again; false: it was in the hand already. */
  putDown(): boolean {
    const [hand] = this.tools.keys();
    if (hand === undefined || this.now.peek()?.name === hand) return false;
    this.take(hand);
    return true;
  }

  /** Who has the gesture that is under way. */
  get acting(): Tool {
    return this.claimed ?? this.tool;
  }

  get tool(): Tool {
    const tool = this.now.peek();
    if (!tool) throw new Error('there is no tool');
    return tool;
  }

  /** What comes down at a point: who has the gesture, and what it is there. */
  probe(x: number, y: number, pointer: PointerKind): Under {
    const { pen, tool } = this;
    const [hand] = this.tools.keys();
    const takes = (one: Tool): boolean => one.probe(x, y, pointer) === 'item';
    this.claimed = tool.name === hand ? (this.first.find(takes) ?? null) : null;
    if (this.claimed) return 'item';
    const under = tool.probe(x, y, pointer);
    return under === 'board' && pen && pen !== tool && pen.jots(pointer) ? 'jot' : under;
  }

  /** A pen has begun to draw with another tool in the hand: from now on it is the one that draws. */
  draws(g: Gesture): void {
    if (this.pen && g.kind === 'ink' && g.phase === 'begin') this.take(this.pen.name);
  }

  take(name: string): void {
    const next = this.tools.get(name);
    if (!next || next === this.now.peek()) return;
    this.tool.putDown();
    this.now.value = next;
  }
}
