// Pointer traces as tablets deliver them, replayed through the gestures' machine: `t(ms) pointer kind phase x,y [contact]`.
// The board's left half draws with pens, mice and, where `fingers` may, with fingers; its right half is a hand's.
import { describe, expect, it } from 'vitest';
import type { Gesture, Probe } from '../../src/input/gesture';
import { Gestures } from '../../src/input/gestures';
import type { PointerKind, Sample } from '../../src/input/pointer';

const inking =
  (fingers: boolean): Probe =>
  (x, _y, pointer) => {
    if (x >= 1000) return pointer === 'pen' ? 'jot' : 'board';
    return pointer !== 'touch' || fingers ? 'ink' : 'board';
  };

function play(trace: string, probe: Probe, machine = new Gestures()): Gesture[] {
  const out: Gesture[] = [];
  for (const line of trace.trim().split('\n')) {
    const [time, id, kind, phase, at, contact] = line.trim().split(/\s+/);
    const [x, y] = (at ?? '').split(',').map(Number) as [number, number];
    const sample: Sample = {
      time: Number(time),
      id: Number(id),
      kind: kind as PointerKind,
      phase: phase as Sample['phase'],
      x,
      y,
      contact: Number(contact ?? 10),
      ...(kind === 'pen' ? { pressure: 0.5 } : {}),
    };
    const { deadline } = machine;
    if (deadline !== null && deadline <= sample.time) out.push(...machine.tick(deadline));
    out.push(...machine.step(sample, probe));
  }
  return out;
}

/** The strokes that are left: where each began and ended, and of how many samples it is. */
function strokes(gestures: readonly Gesture[]): string[] {
  const done: string[] = [];
  let now: { from: string; count: number } | null = null;
  for (const g of gestures) {
    if (g.kind === 'withdraw') now = null;
    if (g.kind !== 'ink') continue;
    if (g.phase === 'begin') now = { from: `${g.x},${g.y}`, count: 0 };
    if (!now) throw new Error('ink that never began');
    now.count++;
    if (g.phase === 'end') {
      done.push(`${now.from} to ${g.x},${g.y} of ${now.count}`);
      now = null;
    }
  }
  if (now) throw new Error('ink that never ended');
  return done;
}

const kinds = (gestures: readonly Gesture[]) => [...new Set(gestures.map((g) => g.kind))].join(' ');

describe('A pen', () => {
  const stroke = '100 9 pen down 10,10\n104 9 pen move 20,10\n108 9 pen move 40,20\n112 9 pen up 50,20';

  it('draws from the touch on, without a way to go first', () => {
    expect(strokes(play('0 9 pen down 10,10\n4 9 pen up 10,10', inking(false)))).toEqual([
      '10,10 to 10,10 of 2',
    ]);
  });

  it('loses none of its samples at 240 Hz', () => {
    const lines = Array.from({ length: 480 }, (_, i) => `${(i * 25) / 6} 9 pen move ${i},${i % 7}`);
    const trace = ['0 9 pen down 0,0', ...lines, '2001 9 pen up 480,0'].join('\n');
    expect(strokes(play(trace, inking(false)))).toEqual(['0,0 to 480,0 of 482']);
  });

  it('draws while the palm came down first, in pen mode and before any pen was seen', () => {
    const trace = `0 1 touch down 300,300 40\n40 1 touch move 303,300 80\n${stroke}\n300 1 touch move 320,310 80\n400 1 touch up 320,310`;
    for (const fingers of [true, false]) {
      expect(strokes(play(trace, inking(fingers)))).toEqual(['10,10 to 50,20 of 4']);
    }
  });

  it('draws while palms come down during the stroke and stay behind it', () => {
    const trace = `100 9 pen down 10,10\n104 1 touch down 300,300 30\n106 2 touch down 340,300 90\n108 9 pen move 40,20\n110 1 touch move 310,300 30\n112 9 pen up 50,20\n200 1 touch move 330,330 30\n260 2 touch up 340,300\n300 1 touch up 330,330`;
    const got = play(trace, inking(true));
    expect(strokes(got)).toEqual(['10,10 to 50,20 of 3']);
    expect(kinds(got)).toBe('ink');
  });

  it('lifts and returns while the palm rests: two strokes, and the palm none', () => {
    const trace = `0 1 touch down 300,300 90\n${stroke}\n130 9 pen down 60,60\n134 9 pen move 80,80\n150 9 pen up 90,90\n200 1 touch up 300,300`;
    expect(strokes(play(trace, inking(true)))).toEqual(['10,10 to 50,20 of 4', '60,60 to 90,90 of 3']);
  });

  it('ends a pinch under way, and draws', () => {
    const trace = `0 1 touch down 300,300\n20 2 touch down 400,300\n60 2 touch move 420,300\n${stroke}\n200 1 touch move 310,310\n210 2 touch up 420,300\n220 1 touch up 310,310`;
    const got = play(trace, inking(true));
    expect(strokes(got)).toEqual(['10,10 to 50,20 of 4']);
    expect(got.at(-1)).toMatchObject({ kind: 'ink', phase: 'end' });
  });

  it('that the browser loses keeps what it drew', () => {
    const trace = '0 9 pen down 10,10\n4 9 pen move 20,20\n8 9 pen move 30,30\n12 9 pen cancel 0,0';
    expect(strokes(play(trace, inking(false)))).toEqual(['10,10 to 30,30 of 4']);
  });

  it('that is the other way round says so', () => {
    const machine = new Gestures();
    const down = { phase: 'down', id: 1, kind: 'pen', x: 5, y: 5, time: 0, button: 5 } as const;
    expect(machine.step(down, inking(false))).toMatchObject([{ kind: 'ink', eraser: true }]);
  });

  it('of a hand draws once it has gone some way, with all that it had gone, and taps before', () => {
    const way =
      '0 9 pen down 1100,10\n4 9 pen move 1102,10\n8 9 pen move 1110,10\n12 9 pen move 1130,10\n16 9 pen up 1130,10';
    expect(strokes(play(way, inking(false)))).toEqual(['1100,10 to 1130,10 of 5']);
    expect(kinds(play('0 9 pen down 1100,10\n60 9 pen up 1102,10', inking(false)))).toBe('tap');
  });
});

describe('Fingers', () => {
  it('draw where they may', () => {
    expect(
      strokes(play('0 1 touch down 10,10\n9 1 touch move 60,10\n20 1 touch up 70,10', inking(true))),
    ).toEqual(['10,10 to 70,10 of 3']);
  });

  it('pan where only pens draw', () => {
    const got = play('0 1 touch down 10,10\n9 1 touch move 60,10\n20 1 touch move 90,10', inking(false));
    expect(kinds(got)).toBe('pan');
  });

  it('draw again right after a pen where they may, and pan where they may not', () => {
    const pen = '0 9 pen down 10,10\n4 9 pen up 10,10';
    const finger = '2000 1 touch down 10,10\n2009 1 touch move 60,10\n2020 1 touch up 70,10';
    for (const [fingers, kind] of [
      [true, 'ink'],
      [false, 'pan'],
    ] as const) {
      const machine = new Gestures();
      play(pen, inking(fingers), machine);
      expect(kinds(play(finger, inking(fingers), machine))).toBe(kind);
    }
  });

  it('that are two at once pinch, and the mark of the first is none', () => {
    const trace =
      '0 1 touch down 10,10\n30 1 touch move 25,10\n90 2 touch down 200,10\n120 2 touch move 240,10\n150 2 touch up 240,10\n160 1 touch up 25,10';
    const got = play(trace, inking(true));
    expect(strokes(got)).toEqual([]);
    expect(kinds(got)).toBe('ink withdraw pinch');
  });

  it('that come while another draws far on change nothing of its stroke', () => {
    const trace =
      '0 1 touch down 10,10\n100 1 touch move 80,10\n400 2 touch down 200,10\n420 1 touch move 120,10\n430 2 touch up 200,10\n440 1 touch up 130,10';
    expect(strokes(play(trace, inking(true)))).toEqual(['10,10 to 130,10 of 4']);
  });

  it('as broad as a palm draw where no pen was ever seen, and never after', () => {
    const broad = '0 1 touch down 10,10 120\n20 1 touch move 60,10 120\n40 1 touch up 70,10 120';
    expect(strokes(play(broad, inking(true)))).toEqual(['10,10 to 70,10 of 3']);
    const machine = new Gestures();
    machine.penSeen = true;
    expect(play(broad, inking(true), machine)).toEqual([]);
  });
});
