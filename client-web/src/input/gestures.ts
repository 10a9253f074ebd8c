// From pointers to gestures: a state machine without a browser, a clock or a board.
//
//   one finger, mouse or pen on an item    drags it
//   … on the empty board                   pans; with shift, or after a long press, draws a lasso
//   two fingers                            pan and zoom
//   short touch                            tap, counted: two quick ones are a double tap
//   long press on an item                  takes it into the selection
//
// While somebody writes with a pen, fingers do not drag anything: they pan, and tap. When the pen has not touched for a
// while, they drag again; one that only hovers changes nothing. While a pen is down or was a moment ago, touches are a
// resting hand and do nothing; so are contacts as large as a palm.

import type { Gesture, Probe, Spot } from './gesture';
import type { PointerKind, Sample } from './pointer';

const slop: Record<PointerKind, number> = { mouse: 4, pen: 6, touch: 9 };
const pressMs = 450;
const doubleMs = 340;
const doubleReach = 30;
/** A hand rests on the glass for about this long after the pen left it. */
const palmMs = 600;
const palmContact = 64;
/** So long after its last touch a pen is still the one that drags. */
const penMs = 8_000;
/** A second finger that comes this soon after the first meant a pinch, not a drag. */
const pinchMs = 180;
const flingMs = 90;

type Move = 'drag' | 'pan' | 'lasso' | 'none';

/** One pointer is down and decides what becomes of it. */
interface Press {
  readonly pointer: number;
  readonly kind: PointerKind;
  readonly start: Spot;
  readonly at: number;
  readonly add: boolean;
  readonly move: Move;
  readonly long: boolean;
}

type State =
  | { readonly is: 'idle' }
  | ({ readonly is: 'pressed' } & Press)
  | ({ readonly is: 'moving' } & Press)
  | { readonly is: 'pinching'; readonly a: number; readonly b: number };

const idle: State = { is: 'idle' };

export class Gestures {
  /** Set while the space bar is held: everything pans. */
  panning = false;

  private state: State = idle;
  private readonly down = new Map<number, Spot>();
  private readonly palms = new Set<number>();
  private penTouched = -Infinity;
  private penAt = -Infinity;
  private penDown = false;
  private lastTap = { x: 0, y: 0, time: -Infinity, count: 0 };
  private trail: (Spot & { time: number })[] = [];

  /** When tick() must be called if nothing else happens before; null when nothing is waited for. */
  get deadline(): number | null {
    const { state } = this;
    return state.is === 'pressed' && !state.long && this.mayPress(state) ? state.at + pressMs : null;
  }

  step(sample: Sample, probe: Probe): Gesture[] {
    if (sample.kind === 'pen') this.notePen(sample);
    if (this.isPalm(sample)) return this.forgetPalm(sample);
    switch (sample.phase) {
      case 'down':
        return this.onDown(sample, probe);
      case 'move':
        return this.onMove(sample);
      case 'up':
        return this.onUp(sample);
      case 'cancel':
        this.down.delete(sample.id);
        return this.abandon(sample.id);
    }
  }

  tick(time: number): Gesture[] {
    const { state } = this;
    if (state.is !== 'pressed' || this.deadline === null || time < this.deadline) return [];
    const lasso = state.move === 'pan';
    this.state = { ...state, long: true, move: lasso ? 'lasso' : state.move };
    return [{ kind: 'press', x: state.start.x, y: state.start.y }];
  }

  private mayPress(press: Press): boolean {
    return (
      press.move !== 'none' && press.kind !== 'mouse' && !(press.kind === 'touch' && this.penned(press.at))
    );
  }

  /** A pen does the dragging at `time`. */
  private penned(time: number): boolean {
    return this.penDown || time - this.penTouched < penMs;
  }

  private notePen(sample: Sample): void {
    this.penAt = sample.time;
    if (sample.phase !== 'move' || this.penDown) this.penTouched = sample.time;
    if (sample.phase === 'down') this.penDown = true;
    if (sample.phase === 'up' || sample.phase === 'cancel') this.penDown = false;
  }

  private isPalm(sample: Sample): boolean {
    if (sample.kind !== 'touch') return false;
    if (this.palms.has(sample.id)) return true;
    const resting = this.penDown || sample.time - this.penAt < palmMs;
    const large = (sample.contact ?? 0) > palmContact;
    if (sample.phase !== 'down' || !(resting || large)) return false;
    this.palms.add(sample.id);
    return true;
  }

  private forgetPalm(sample: Sample): Gesture[] {
    if (sample.phase === 'up' || sample.phase === 'cancel') this.palms.delete(sample.id);
    return [];
  }

  private onDown(sample: Sample, probe: Probe): Gesture[] {
    const out: Gesture[] = [];
    if (sample.kind === 'pen') out.push(...this.dismissTouches());
    this.down.set(sample.id, { x: sample.x, y: sample.y });
    if (this.state.is === 'idle') {
      this.state = { is: 'pressed', ...this.pressOf(sample, probe) };
      this.trail = [];
      return out;
    }
    if (sample.kind === 'touch') out.push(...this.secondFinger(sample));
    return out;
  }

  private pressOf(sample: Sample, probe: Probe): Press {
    return {
      pointer: sample.id,
      kind: sample.kind,
      start: { x: sample.x, y: sample.y },
      at: sample.time,
      add: sample.add ?? false,
      move: this.moveOf(sample, probe),
      long: false,
    };
  }

  private moveOf(sample: Sample, probe: Probe): Move {
    if (sample.button === 2) return 'none';
    if (sample.button === 1 || this.panning) return 'pan';
    if (sample.kind === 'touch' && this.penned(sample.time)) return 'pan';
    if (probe(sample.x, sample.y) === 'item') return 'drag';
    return sample.add ? 'lasso' : 'pan';
  }

  /** The pen comes down: what fingers had begun was the hand on its way. */
  private dismissTouches(): Gesture[] {
    const { state } = this;
    const touching = state.is === 'pinching' || (state.is !== 'idle' && state.kind === 'touch');
    if (!touching) return [];
    for (const id of this.down.keys()) this.palms.add(id);
    this.down.clear();
    return this.stop();
  }

  private secondFinger(sample: Sample): Gesture[] {
    const { state } = this;
    if (state.is === 'idle' || state.is === 'pinching' || state.kind !== 'touch') return [];
    const settled = state.is === 'moving' && state.move !== 'pan' && sample.time - state.at > pinchMs;
    if (settled) return [];
    const out = this.stop();
    this.state = { is: 'pinching', a: state.pointer, b: sample.id };
    return out;
  }

  private onMove(sample: Sample): Gesture[] {
    const { state } = this;
    const before = this.down.get(sample.id);
    if (!before) {
      const hovers = state.is === 'idle' && sample.kind !== 'touch';
      return hovers ? [{ kind: 'hover', x: sample.x, y: sample.y }] : [];
    }
    if (state.is === 'pinching') return this.pinch(state, sample);
    this.down.set(sample.id, { x: sample.x, y: sample.y });
    if (state.is === 'idle' || state.pointer !== sample.id) return [];
    if (state.is === 'moving') return this.carry(state, sample, before);
    const far = Math.hypot(sample.x - state.start.x, sample.y - state.start.y) > slop[state.kind];
    if (!far) return [];
    const moving = { ...state, is: 'moving' } as const;
    this.state = moving;
    const grab: Gesture[] = [];
    if (state.move === 'drag') {
      const { x, y } = state.start;
      grab.push({ kind: 'grab', x, y, add: state.add || state.long, pointer: state.kind });
    }
    return [...grab, ...this.carry(moving, sample, state.start)];
  }

  private carry(press: Press, sample: Sample, before: Spot): Gesture[] {
    const { x, y } = sample;
    switch (press.move) {
      case 'drag':
        return [{ kind: 'drag', x, y, dx: x - press.start.x, dy: y - press.start.y }];
      case 'lasso':
        return [{ kind: 'lasso', from: press.start, to: { x, y }, add: press.add }];
      case 'pan':
        this.trail.push({ x, y, time: sample.time });
        return [{ kind: 'pan', dx: x - before.x, dy: y - before.y }];
      case 'none':
        return [];
    }
  }

  private pinch(state: { readonly a: number; readonly b: number }, sample: Sample): Gesture[] {
    const other = sample.id === state.a ? state.b : sample.id === state.b ? state.a : null;
    const before = this.down.get(sample.id);
    const fixed = other === null ? undefined : this.down.get(other);
    this.down.set(sample.id, { x: sample.x, y: sample.y });
    if (!before || !fixed) return [];
    const was = Math.max(20, Math.hypot(before.x - fixed.x, before.y - fixed.y));
    const is = Math.max(20, Math.hypot(sample.x - fixed.x, sample.y - fixed.y));
    const x = (sample.x + fixed.x) / 2;
    const y = (sample.y + fixed.y) / 2;
    const dx = (sample.x - before.x) / 2;
    const dy = (sample.y - before.y) / 2;
    return [{ kind: 'pinch', x, y, dx, dy, scale: is / was }];
  }

  private onUp(sample: Sample): Gesture[] {
    const known = this.down.delete(sample.id);
    const { state } = this;
    if (!known || state.is === 'idle') return [];
    if (state.is === 'pinching') return this.liftFromPinch(state, sample);
    if (state.pointer !== sample.id) return [];
    this.state = idle;
    if (state.is === 'pressed') return this.tap(state, sample);
    if (state.move === 'drag') return [{ kind: 'drop' }];
    if (state.move === 'lasso') return [{ kind: 'lassoed' }];
    return state.move === 'pan' ? this.fling(sample) : [];
  }

  /** The finger that stays goes on panning. */
  private liftFromPinch(state: { readonly a: number; readonly b: number }, sample: Sample): Gesture[] {
    const rest = sample.id === state.a ? state.b : state.a;
    const at = this.down.get(rest);
    if (sample.id !== state.a && sample.id !== state.b) return [];
    this.trail = [];
    this.state = at
      ? {
          is: 'moving',
          pointer: rest,
          kind: 'touch',
          start: at,
          at: sample.time,
          add: false,
          move: 'pan',
          long: true,
        }
      : idle;
    return [];
  }

  private tap(press: Press, sample: Sample): Gesture[] {
    if (press.long || press.move === 'none') return [];
    const last = this.lastTap;
    const near = Math.hypot(sample.x - last.x, sample.y - last.y) < doubleReach;
    const again =
      near && sample.time - last.time < doubleMs && !(press.kind === 'touch' && this.penned(sample.time));
    const count = again ? last.count + 1 : 1;
    this.lastTap = { x: sample.x, y: sample.y, time: sample.time, count };
    return [{ kind: 'tap', x: press.start.x, y: press.start.y, count, add: press.add, pointer: press.kind }];
  }

  private fling(sample: Sample): Gesture[] {
    const recent = this.trail.filter((spot) => sample.time - spot.time < flingMs);
    const first = recent[0];
    const last = recent.at(-1);
    if (!first || !last || last.time - first.time < 8) return [];
    const span = sample.time - first.time;
    return [{ kind: 'fling', vx: (last.x - first.x) / span, vy: (last.y - first.y) / span }];
  }

  private abandon(id: number): Gesture[] {
    const { state } = this;
    if (state.is === 'idle') return [];
    const mine = state.is === 'pinching' ? state.a === id || state.b === id : state.pointer === id;
    return mine ? this.stop() : [];
  }

  /** Ends what is under way without effect. */
  private stop(): Gesture[] {
    const { state } = this;
    this.state = idle;
    if (state.is !== 'moving') return [];
    if (state.move === 'drag') return [{ kind: 'release' }];
    return state.move === 'lasso' ? [{ kind: 'lassoed' }] : [];
  }
}
