// Recorded pointer traces, shortened to what matters: `t(ms) id phase x,y`. The board has one item, 100…200.
import { describe, expect, it } from 'vitest';
import type { Gesture, Probe } from '../../src/input/gesture';
import { Gestures } from '../../src/input/gestures';
import type { PointerKind, Sample } from '../../src/input/pointer';

const probe: Probe = (x, y) => (x >= 100 && x <= 200 && y >= 100 && y <= 200 ? 'item' : 'board');

interface Extra {
  readonly kind?: PointerKind;
  readonly button?: number;
  readonly add?: boolean;
  readonly contact?: number;
}

function sample(line: string, extra: Extra = {}): Sample {
  const [time, id, phase, at] = line.trim().split(/\s+/);
  const [x, y] = (at ?? '').split(',').map(Number);
  const kind = extra.kind ?? 'touch';
  return {
    ...extra,
    kind,
    time: Number(time),
    id: Number(id),
    phase: phase as Sample['phase'],
    x: x as number,
    y: y as number,
  };
}

/** Plays a trace; clocks in between are ticked as the driver does. */
function play(machine: Gestures, trace: string, extra: Extra = {}): Gesture[] {
  const out: Gesture[] = [];
  for (const line of trace.trim().split('\n')) {
    const one = sample(line, extra);
    const { deadline } = machine;
    if (deadline !== null && deadline <= one.time) out.push(...machine.tick(deadline));
    out.push(...machine.step(one, probe));
  }
  return out;
}

function kinds(gestures: readonly Gesture[]): string {
  return gestures.map((g) => g.kind).join(' ');
}

describe('One finger', () => {
  it('taps', () => {
    const got = play(new Gestures(), '0 1 down 150,150\n40 1 move 152,151\n90 1 up 152,151');
    expect(got).toEqual([{ kind: 'tap', x: 150, y: 150, count: 1, add: false, pointer: 'touch' }]);
  });

  it('taps twice at nearly the same place', () => {
    const trace = '0 1 down 10,10\n60 1 up 10,10\n200 2 down 18,12\n260 2 up 18,12';
    expect(play(new Gestures(), trace).map((g) => g.kind === 'tap' && g.count)).toEqual([1, 2]);
    const slow = '0 1 down 10,10\n60 1 up 10,10\n600 2 down 18,12\n660 2 up 18,12';
    expect(play(new Gestures(), slow).map((g) => g.kind === 'tap' && g.count)).toEqual([1, 1]);
  });

  it('drags an item from where it was touched, once it moved far enough', () => {
    const got = play(
      new Gestures(),
      '0 1 down 150,150\n20 1 move 155,150\n40 1 move 190,150\n60 1 move 260,170\n80 1 up 260,170',
    );
    expect(kinds(got)).toBe('grab drag drag drop');
    expect(got[0]).toMatchObject({ x: 150, y: 150 });
    expect(got[2]).toEqual({ kind: 'drag', x: 260, y: 170, dx: 110, dy: 20 });
  });

  it('pans the empty board by exactly the way of the finger, and flings', () => {
    const got = play(
      new Gestures(),
      '0 1 down 10,10\n16 1 move 30,10\n32 1 move 60,15\n48 1 move 90,20\n56 1 up 90,20',
    );
    expect(kinds(got)).toBe('pan pan pan fling');
    const sum = got.reduce((x, g) => x + (g.kind === 'pan' ? g.dx : 0), 0);
    expect(sum).toBe(80);
  });

  it('does not fling after it stood still', () => {
    const got = play(new Gestures(), '0 1 down 10,10\n16 1 move 60,10\n400 1 up 60,10');
    expect(kinds(got)).toBe('pan');
  });

  it('takes an item into the selection by a long press, and then drags the selection', () => {
    const got = play(
      new Gestures(),
      '0 1 down 150,150\n500 1 move 151,150\n600 1 move 220,150\n650 1 up 220,150',
    );
    expect(kinds(got)).toBe('press grab drag drop');
    expect(got[1]).toMatchObject({ add: true });
  });

  it('draws a lasso after a long press on the empty board', () => {
    const got = play(
      new Gestures(),
      '0 1 down 10,10\n500 1 move 12,10\n600 1 move 300,300\n650 1 up 300,300',
    );
    expect(kinds(got)).toBe('press lasso lassoed');
    expect(got[1]).toMatchObject({ from: { x: 10, y: 10 }, to: { x: 300, y: 300 } });
  });

  it('lets go without effect when the system takes the pointer away', () => {
    const got = play(new Gestures(), '0 1 down 150,150\n40 1 move 190,150\n60 1 cancel 190,150');
    expect(kinds(got)).toBe('grab drag release');
  });
});

describe('Two fingers', () => {
  it('pinch: zoom is the ratio of distances, the middle stays the middle', () => {
    const got = play(
      new Gestures(),
      '0 1 down 100,300\n10 2 down 200,300\n30 1 move 50,300\n40 2 move 250,300\n60 1 up 50,300\n70 2 up 250,300',
    );
    const scale = got.reduce((s, g) => (g.kind === 'pinch' ? s * g.scale : s), 1);
    expect(scale).toBeCloseTo(2);
    const drift = got.reduce((s, g) => (g.kind === 'pinch' ? s + g.dx : s), 0);
    expect(drift).toBeCloseTo(0);
    expect(kinds(got).includes('tap')).toBe(false);
  });

  it('the finger that stays goes on panning', () => {
    const got = play(
      new Gestures(),
      '0 1 down 100,300\n10 2 down 200,300\n30 1 move 90,300\n60 2 up 200,300\n80 1 move 60,300\n90 1 up 60,300',
    );
    expect(kinds(got)).toMatch(/^pinch pan/);
  });

  it('a second finger at once means a pinch, even on a note; later it changes nothing', () => {
    const early = play(
      new Gestures(),
      '0 1 down 150,150\n60 1 move 175,150\n100 2 down 300,300\n120 2 move 330,300',
    );
    expect(kinds(early)).toBe('grab drag release pinch');
    const late = play(
      new Gestures(),
      '0 1 down 150,150\n60 1 move 175,150\n400 2 down 300,300\n420 2 move 330,300\n450 1 move 200,150\n460 1 up 200,150',
    );
    expect(kinds(late)).toBe('grab drag drag drop');
  });
});

describe('Pen and palm', () => {
  it('while a pen draws, a finger on a note pans; when it has not touched for a while, the finger drags', () => {
    const machine = new Gestures();
    const stroke = '0 9 down 150,150\n50 9 move 190,150\n80 9 up 190,150';
    expect(kinds(play(machine, stroke, { kind: 'pen' }))).toBe('grab drag drop');
    const soon = play(machine, '2000 1 down 150,150\n2050 1 move 190,150\n2080 1 up 190,150');
    expect(kinds(soon)).toMatch(/^pan/);
    const later = play(machine, '12000 1 down 150,150\n12050 1 move 190,150\n12080 1 up 190,150');
    expect(kinds(later)).toBe('grab drag drop');
  });

  it('a pen that only hovers changes nothing for fingers', () => {
    const machine = new Gestures();
    expect(kinds(play(machine, '0 9 move 5,5\n900 9 move 9,9', { kind: 'pen' }))).toBe('hover hover');
    const finger = play(machine, '2000 1 down 150,150\n2050 1 move 190,150\n2080 1 up 190,150');
    expect(kinds(finger)).toBe('grab drag drop');
    expect(kinds(play(machine, '4000 1 down 150,150\n4600 1 up 150,150'))).toBe('press');
  });

  it('a hand that rests while the pen writes does nothing', () => {
    const machine = new Gestures();
    play(machine, '0 9 down 150,150', { kind: 'pen' });
    expect(play(machine, '50 1 down 300,300\n90 1 move 340,340\n300 1 up 340,340')).toEqual([]);
    expect(kinds(play(machine, '310 9 move 200,200\n320 9 up 200,200', { kind: 'pen' }))).toBe(
      'grab drag drop',
    );
    expect(play(machine, '500 1 down 300,300\n560 1 up 300,300')).toEqual([]);
  });

  it('a hand that came down before the pen is dismissed by it', () => {
    const machine = new Gestures();
    const pan = play(machine, '0 1 down 300,300\n30 1 move 330,300');
    expect(kinds(pan)).toBe('pan');
    play(machine, '60 9 down 150,150', { kind: 'pen' });
    expect(play(machine, '90 1 move 380,300\n120 1 up 380,300')).toEqual([]);
  });

  it('a contact as large as a palm does nothing', () => {
    expect(play(new Gestures(), '0 1 down 150,150\n80 1 up 150,150', { contact: 90 })).toEqual([]);
  });

  it('coalesced samples of a fast pen end where single ones do', () => {
    const coarse = play(
      new Gestures(),
      '0 9 down 150,150\n16 9 move 180,150\n32 9 move 400,210\n40 9 up 400,210',
      { kind: 'pen' },
    );
    const fine = play(
      new Gestures(),
      '0 9 down 150,150\n12 9 move 158,150\n14 9 move 170,150\n16 9 move 180,150\n20 9 move 250,170\n28 9 move 330,190\n32 9 move 400,210\n40 9 up 400,210',
      { kind: 'pen' },
    );
    expect(fine.filter((g) => g.kind === 'drag').at(-1)).toEqual(
      coarse.filter((g) => g.kind === 'drag').at(-1),
    );
    expect(kinds(fine).startsWith('grab')).toBe(true);
  });
});

describe('Mouse', () => {
  const mouse = { kind: 'mouse' } as const;

  it('hovers, and pans with the middle button or the space bar held', () => {
    const machine = new Gestures();
    expect(kinds(play(machine, '0 1 move 5,5', mouse))).toBe('hover');
    const middle = play(machine, '10 1 down 150,150\n20 1 move 190,150\n30 1 up 190,150', {
      ...mouse,
      button: 1,
    });
    expect(kinds(middle)).toBe('pan');
    machine.panning = true;
    expect(kinds(play(machine, '50 1 down 150,150\n60 1 move 190,150\n90 1 up 190,150', mouse))).toMatch(
      /^pan/,
    );
  });

  it('draws a lasso with shift', () => {
    const got = play(new Gestures(), '0 1 down 5,5\n20 1 move 90,90\n30 1 up 90,90', { ...mouse, add: true });
    expect(kinds(got)).toBe('lasso lassoed');
  });

  it('does nothing with the secondary button', () => {
    expect(
      play(new Gestures(), '0 1 down 150,150\n20 1 move 190,150\n30 1 up 190,150', { ...mouse, button: 2 }),
    ).toEqual([]);
  });
});

describe('Fingers that only touch together', () => {
  const two = `0 1 down 300,300
    30 2 down 400,300
    60 1 move 302,301
    120 2 up 400,300
    130 1 up 302,301`;

  it('are two, whatever lies under them, and nothing else', () => {
    expect(play(new Gestures(), two)).toEqual([{ kind: 'fingers', count: 2 }]);
    expect(play(new Gestures(), two.replaceAll('30', '15'))).toEqual([{ kind: 'fingers', count: 2 }]);
  });

  it('are three when a third comes', () => {
    const got = play(
      new Gestures(),
      `0 1 down 300,300
      30 2 down 400,300
      50 3 down 500,300
      120 2 up 400,300
      125 3 up 500,300
      130 1 up 300,300`,
    );
    expect(got).toEqual([{ kind: 'fingers', count: 3 }]);
  });

  it('are a pinch when they move, and a hand at rest when they stay', () => {
    const moved = two.replace('60 1 move 302,301', '60 1 move 320,301\n70 1 move 340,301');
    expect(kinds(play(new Gestures(), moved))).not.toContain('fingers');
    expect(kinds(play(new Gestures(), moved))).toContain('pinch');
    const rested = two.replace('120 2', '900 2').replace('130 1', '910 1');
    expect(kinds(play(new Gestures(), rested))).toBe('');
  });

  it('take back nothing after the first of them has moved the board', () => {
    const got = play(
      new Gestures(),
      `0 1 down 300,300
      30 1 move 340,300
      60 2 down 400,300
      120 2 up 400,300
      130 1 up 340,300`,
    );
    expect(kinds(got)).not.toContain('fingers');
  });
});
