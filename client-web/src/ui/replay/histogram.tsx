// How much happened when, as bars: each counts one wide, whatever the place makes of it.

interface Props {
  readonly columns: number;
  readonly height: number;
  /** Of all bars (bars.ts). */
  readonly path: string;
}

export function Histogram({ columns, height, path }: Props) {
  return (
    <svg
      class="timeline__bars"
      viewBox={`0 0 ${columns} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
