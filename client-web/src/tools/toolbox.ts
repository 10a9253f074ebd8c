// The tools of a board. Each says what it is by registering; the one in the hand gets the gestures that are about things on
// the board (those that move the view are camera_hand.ts's). Another tool is one more registration and no change here.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Gesture, Probe } from '../input/gesture';
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
  /** Another tool is taken: whatever is under way ends without effect. */
  putDown(): void;
}

/** What a tool does at each kind of gesture; what it does not name it does not know. */
export type Hands = { readonly [K in Gesture['kind']]?: (g: Gesture & { readonly kind: K }) => void };

export function handle(hands: Hands, g: Gesture): void {
  const act = hands[g.kind] as ((g: Gesture) => void) | undefined;
  act?.(g);
}

export class Toolbox {
  private readonly tools = new Map<string, Tool>();
  private readonly now = signal<Tool | null>(null);

  /** The first one is in the hand. */
  register(tool: Tool): void {
    if (this.tools.has(tool.name)) throw new Error(`there is a tool ${tool.name} already`);
    this.tools.set(tool.name, tool);
    this.now.value ??= tool;
  }

  get inHand(): ReadonlySignal<Tool | null> {
    return this.now;
  }

  get tool(): Tool {
    const tool = this.now.peek();
    if (!tool) throw new Error('there is no tool');
    return tool;
  }

  take(name: string): void {
    const next = this.tools.get(name);
    if (!next || next === this.now.peek()) return;
    this.tool.putDown();
    this.now.value = next;
  }
}
