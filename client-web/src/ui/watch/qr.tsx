// A QR code as one SVG path: crisp at any size, and nothing is fetched.

import { encode } from 'uqr';
import { chalk, inkColour } from '../../scene/palette';
import '../styles/watch.css';

/** Dark modules as an SVG path in units of one module. */
export function qrPath(data: readonly (readonly boolean[])[]): string {
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      let run = 1;
      while (row[x + run]) run++;
      path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  });
  return path;
}

export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill={chalk} />
      <path d={qrPath(data)} fill={inkColour} />
    </svg>
  );
}
