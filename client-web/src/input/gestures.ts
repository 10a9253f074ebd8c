// From pointers to gestures: a state machine without a browser, a clock or a board.
//
//   one finger, mouse or pen on an item    drags it
//   … on the empty board                   pans; with shift, or after a long press, draws a lasso
//   two fingers                            pan and zoom; two or three that only touch are told as that
//   short touch                            tap, counted: two quick ones are a double tap
//   long press on an item                  takes it into the selection
//
// Where the tool draws, the pointers that it draws with do so from the touch on; a second finger that comes soon means a pinch,
// and what the first had drawn is withdrawn, as is what a hand drew that turns out to hold a pen.
//
// While somebody writes with a pen, fingers do not drag anything: they pan, and tap. When the pen has not touched for a
// while, they drag again; one that only hovers changes nothing. Which touches are a resting hand, palms.ts knows.

import type { Gesture, Probe, Spot, Under } from './gesture';
import { Palms } from './palms';
import { eraserButton } from './pointer';
import type { PointerKind, Sample } from './pointer';
import { Taps } from './taps';
import { Together } from './together';
import { Trail } from './trail';

const slop: Record<PointerKind, number> = { mouse: 4, pen: 6, touch: 9 };
const pressMs = 450;
/** A second finger that comes this soon after the first meant a pinch, not a drag. */
const pinchMs = 180;
/** … unless that has drawn so far, CSS pixels. */
const drawnFar = 24;

type Move = 'drag' | 'pan' | 'lasso' | 'ink' | 'jot' | 'none';

const moves: Readonly<Record<Under, Move>> = { item: 'drag', board: 'pan', ink: 'ink', jot: 'jot' };

/** One pointer is down and decides what becomes of it. */
interface Press {
  readonly pointer: number;
  readonly kind: PointerKind;
  readonly start: Spot;
  readonly at: number;
  readonly add: boolean;
  readonly move: Move;
  readonly long: boolean;
  readonly eraser: boolean;
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
  private readonly palms = new Palms();
  /** Of a pointer that has not gone far enough to draw. */
  private early: Sample[] = [];
  private readonly taps = new Taps();
  private readonly trail = new Trail();
  private readonly together = new Together();

  /** When tick() must be called if nothing else happens before; null when nothing is waited for. */
  get deadline(): number | null {
    const { state } = this;
    return state.is === 'pressed' && !state.long && this.mayPress(state) ? state.at + pressMs : null;
  }

  /** Something is being drawn: no sample of it may be lost. */
  get drawing(): boolean {
    return this.state.is === 'moving' && this.state.move === 'ink';
  }

  /** There was a pen at this screen, ever. */
  set penSeen(seen: boolean) {
    this.palms.penSeen = seen;
  }

  step(sample: Sample, probe: Probe): Gesture[] {
    if (sample.kind === 'pen') this.palms.notePen(sample);
    if (this.palms.isPalm(sample, () => probe(sample.x, sample.y, sample.kind) === 'ink')) return [];
    switch (sample.phase) {
      case 'down':
        return this.onDown(sample, probe);
      case 'move':
        return this.onMove(sample);
      case 'up':
        return this.onUp(sample);
      case 'cancel':
        return this.onCancel(sample);
    }
  }

  tick(time: number): Gesture[] {
    const { state } = this;
    if (state.is !== 'pressed' || this.deadline === null || time < this.deadline) return [];
    const lasso = state.move === 'pan' || state.move === 'jot';
    this.state = { ...state, long: true, move: lasso ? 'lasso' : state.move };
    return [{ kind: 'press', x: state.start.x, y: state.start.y }];
  }

  private mayPress(press: Press): boolean {
    const may = press.move !== 'none' && press.move !== 'ink' && press.kind !== 'mouse';
    return may && !(press.kind === 'touch' && this.palms.penned(press.at));
  }

  private onDown(sample: Sample, probe: Probe): Gesture[] {
    const out: Gesture[] = [];
    if (sample.kind === 'pen') out.push(...this.dismissTouches());
    this.down.set(sample.id, { x: sample.x, y: sample.y });
    if (this.state.is === 'idle') {
      const press = this.pressOf(sample, probe);
      this.trail.begin();
      this.early = press.move === 'jot' ? [sample] : [];
      this.state = { is: press.move === 'ink' ? 'moving' : 'pressed', ...press };
      if (press.move === 'ink') out.push(inkOf('begin', sample, press));
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
      eraser: sample.button === eraserButton,
    };
  }

  private moveOf(sample: Sample, probe: Probe): Move {
    if (sample.button === 2) return 'none';
    if (sample.button === 1 || this.panning) return 'pan';
    const move = moves[probe(sample.x, sample.y, sample.kind)];
    if (move === 'ink') return move;
    if (sample.kind === 'touch' && this.palms.penned(sample.time)) return 'pan';
    return sample.add && move !== 'drag' ? 'lasso' : move;
  }

  /** The pen comes down: what fingers had begun was the hand on its way. */
  private dismissTouches(): Gesture[] {
    const { state } = this;
    const touching = state.is === 'pinching' || (state.is !== 'idle' && state.kind === 'touch');
    if (!touching) return [];
    this.palms.dismiss(this.down.keys());
    this.down.clear();
    return this.stop();
  }

  private secondFinger(sample: Sample): Gesture[] {
    const { state } = this;
    if (state.is === 'pinching') this.together.add();
    if (state.is === 'idle' || state.is === 'pinching' || state.kind !== 'touch') return [];
    if (state.is === 'moving' && state.move !== 'pan' && this.isSettled(state, sample.time)) return [];
    const out = this.stop();
    this.together.begin(state.is === 'moving' && state.move === 'pan' ? -Infinity : state.at);
    this.state = { is: 'pinching', a: state.pointer, b: sample.id };
    return out;
  }

  private isSettled(press: Press, time: number): boolean {
    if (time - press.at <= pinchMs) return false;
    const at = this.down.get(press.pointer) ?? press.start;
    return press.move !== 'ink' || Math.hypot(at.x - press.start.x, at.y - press.start.y) > drawnFar;
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
    if (state.move === 'jot') this.early.push(sample);
    const far = Math.hypot(sample.x - state.start.x, sample.y - state.start.y) > slop[state.kind];
    if (!far) return [];
    const moving = { ...state, is: 'moving', move: state.move === 'jot' ? 'ink' : state.move } as const;
    this.state = moving;
    if (state.move === 'jot')
      return this.early.map((one, i) => inkOf(i === 0 ? 'begin' : 'move', one, moving));
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
        this.trail.add(x, y, sample.time);
        return [{ kind: 'pan', dx: x - before.x, dy: y - before.y }];
      case 'ink':
        return [inkOf('move', sample, press)];
      default:
        return [];
    }
  }

  private pinch(state: { readonly a: number; readonly b: number }, sample: Sample): Gesture[] {
    const other = sample.id === state.a ? state.b : sample.id === state.b ? state.a : null;
    const before = this.down.get(sample.id);
    const fixed = other === null ? undefined : this.down.get(other);
    this.down.set(sample.id, { x: sample.x, y: sample.y });
    if (before && this.together.still(Math.hypot(sample.x - before.x, sample.y - before.y))) return [];
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
    if (state.is === 'pinching') {
      const count = this.together.lifted(sample.time);
      if (count === 0) return this.liftFromPinch(state, sample);
      // The others of them are still on the board, and mean nothing more.
      this.down.clear();
      this.state = idle;
      return [{ kind: 'fingers', count }];
    }
    if (state.pointer !== sample.id) return [];
    this.state = idle;
    if (state.is === 'pressed') return this.tap(state, sample);
    if (state.move === 'drag') return [{ kind: 'drop' }];
    if (state.move === 'lasso') return [{ kind: 'lassoed' }];
    if (state.move === 'ink') return [inkOf('end', sample, state)];
    return state.move === 'pan' ? this.trail.fling(sample.time) : [];
  }

  /** The finger that stays goes on panning. */
  private liftFromPinch(state: { readonly a: number; readonly b: number }, sample: Sample): Gesture[] {
    const rest = sample.id === state.a ? state.b : state.a;
    const at = this.down.get(rest);
    if (sample.id !== state.a && sample.id !== state.b) return [];
    this.trail.begin();
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
          eraser: false,
        }
      : idle;
    return [];
  }

  private tap(press: Press, sample: Sample): Gesture[] {
    if (press.long || press.move === 'none') return [];
    const count = this.taps.count(sample, press.kind === 'touch' && this.palms.penned(sample.time));
    return [{ kind: 'tap', x: press.start.x, y: press.start.y, count, add: press.add, pointer: press.kind }];
  }

  private onCancel(sample: Sample): Gesture[] {
    const { state } = this;
    const { id } = sample;
    const at = this.down.get(id);
    this.down.delete(id);
    if (state.is === 'idle') return [];
    // The browser takes a touch for a gesture of its own; a pen that it loses has drawn what it has drawn.
    if (at && this.drawing && sample.kind !== 'touch' && state.is === 'moving' && state.pointer === id) {
      this.state = idle;
      return [inkOf('end', { ...sample, ...at }, state)];
    }
    const mine = state.is === 'pinching' ? state.a === id || state.b === id : state.pointer === id;
    return mine ? this.stop() : [];
  }

  /** Ends what is under way without effect. */
  private stop(): Gesture[] {
    const { state } = this;
    this.state = idle;
    if (state.is !== 'moving') return [];
    if (state.move === 'drag') return [{ kind: 'release' }];
    if (state.move === 'ink') return [{ kind: 'withdraw' }];
    return state.move === 'lasso' ? [{ kind: 'lassoed' }] : [];
  }
}

function inkOf(phase: 'begin' | 'move' | 'end', sample: Sample, press: Press): Gesture {
  const { x, y, time, kind, pressure = null, predicted = [] } = sample;
  return { kind: 'ink', phase, x, y, time, pointer: kind, pressure, eraser: press.eraser, predicted };
}
