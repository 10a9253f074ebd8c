// The icons: our own, drawn on a 24 × 24 grid with one stroke width. Always decoration: the button that holds one
// carries the words.

const paths = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  trash: 'M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  pencil: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  several: 'M4 4h10v10H4zM10 17v3h10V10h-3M6.5 9l2 2 3.5-4',
  group: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8.5 8.5h7v7h-7z',
  ungroup: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 12h8',
  frame: 'M4 5h16v14H4zM4 9.5h16',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  outcome: 'M5 4h14v11H12l-4.500 4.500V15H5zM9 8.500h6M9 11.500h4',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5',
  back: 'm14 5-7 7 7 7',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'm5 12.5 5 5 9-11',
  next: 'M5 12h13M12 5.5l6.5 6.5-6.5 6.5',
  newLine: 'M20 5v7a3 3 0 0 1-3 3H5M9.5 10 4.5 15l5 5',
  dot: 'M12 12m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0',
  grid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  replay: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5M12 8v4.5l3 2',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  start: 'M6 5v14M19 5 9 12l10 7z',
  end: 'M18 5v14M5 5l10 7-10 7z',
  stepBack: 'm14.5 6-6 6 6 6',
  stepForward: 'm9.5 6 6 6-6 6',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.3h.01',
  cloudOff: 'M3 3l18 18M8 8a6 6 0 0 0-2 11h11M19.5 17A4.5 4.5 0 0 0 17 9.5a6 6 0 0 0-6-3',
  eye: 'M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7S2 12 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  up: 'm6 14.5 6-6 6 6',
  down: 'm6 9.5 6 6 6-6',
  hand: 'M8 12V6a1.5 1.5 0 0 1 3 0v5M11 10V4.5a1.5 1.5 0 0 1 3 0V11M14 10V6a1.5 1.5 0 0 1 3 0v8a7 7 0 0 1-7 7c-3 0-4-1.5-6-5l-1.2-2.400a1.5 1.5 0 0 1 2.6-1.500L8 15',
  flag: 'M5 21V4M5 5h13l-3 4 3 4H5',
  pin: 'M9 3h6l-1 6 4 4H6l4-4zM12 13v8',
  call: 'M4 10v4h3l6 4V6l-6 4zM16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11',
  silent: 'M4 10v4h3l6 4V6l-6 4zM17 9.500l5 5M22 9.500l-5 5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.500l3.5 2',
  shapes:
    'M12 3.500 16 10H8zM4 14h6.500v6.500H4zM17 13.800a3.400 3.400 0 1 0 0 6.800 3.400 3.400 0 0 0 0-6.800z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  snow: 'M12 3v18M4.2 7.500l15.6 9M4.2 16.500l15.6-9M9.5 4.5 12 7l2.5-2.500M9.5 19.5 12 17l2.5 2.5',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  palette:
    'M12 3a9 9 0 1 0 0 18c1.8 0 2-1.3 1.4-2.4-.8-1.4.2-2.6 1.6-2.6H17a4 4 0 0 0 4-4c0-5-4-9-9-9zM7.5 11.5h.01M10 7.5h.01M15 7.8h.01',
} as const;

export type IconName = keyof typeof paths;

/** Of icons that come with a later chunk: its path. */
export type IconPath = `M${string}`;

export function Icon({ name, size = 24 }: { readonly name: IconName | IconPath; readonly size?: number }) {
  const filled = name === 'dot' || name === 'play';
  return (
    <svg
      class={filled ? 'icon icon--filled' : 'icon'}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={paths[name as IconName] ?? name} />
    </svg>
  );
}
