// The sign: a round table and the people around it.

import { words } from '../../i18n/language';

const seats = [0, 60, 120, 180, 240, 300];

export function Brand({
  size = 40,
  wordmark = true,
}: {
  readonly size?: number;
  readonly wordmark?: boolean;
}) {
  return (
    <span class="brand">
      <svg viewBox="-24 -24 48 48" width={size} height={size} aria-hidden="true">
        <circle r="10.5" fill="#0b5f5a" />
        {seats.map((angle, i) => (
          <circle
            key={angle}
            r="4.6"
            cx={Math.cos((angle * Math.PI) / 180) * 17.4}
            cy={Math.sin((angle * Math.PI) / 180) * 17.4}
            fill={['#e0a100', '#d9743a', '#c9577a', '#7f62bd', '#3f7fbf', '#5f8f2a'][i]}
          />
        ))}
      </svg>
      {wordmark && <span class="brand__name">{words.value.app}</span>}
    </span>
  );
}
