// Layouts to start from, for moderators: one tap lays the zones out, locked for the others.

import { FrameActs } from '../../../tools/frame_acts';
import { templates, zonesOf } from '../../../tools/templates';
import type { LaidZone } from '../../../tools/cluster_edits';
import { paintOf } from '../../../scene/palette';
import { boxOf } from '../../../tools/placement';
import type { AddProps } from '../late';
import { frameWords } from '../more/words';
import '../../styles/more.css';

export function Layouts({ stage, onClose }: AddProps) {
  const t = frameWords.value?.templates;
  if (!t || !stage.moderator) return null;
  return (
    <section class="layouts" aria-label={t.title}>
      <h3>{t.title}</h3>
      <p>{t.lead}</p>
      {templates.map((template) => {
        const zones = zonesOf(template, t.titles, stage.question);
        return (
          <button
            key={template}
            type="button"
            onClick={() => {
              onClose();
              if (new FrameActs(stage).layOut(zones)) requestAnimationFrame(() => stage.sight.fitAll());
            }}
          >
            <Plan zones={zones} />
            <span>{t.names[template]}</span>
          </button>
        );
      })}
    </section>
  );
}

/** The layout as a small picture. */
function Plan({ zones }: { readonly zones: readonly LaidZone[] }) {
  const { w, h } = boxOf(zones);
  return (
    <svg viewBox={`-20 -20 ${w + 40} ${h + 40}`} width="110" height="64" aria-hidden="true">
      {zones.map((zone, i) => (
        <rect
          key={i}
          x={zone.x}
          y={zone.y}
          width={zone.w}
          height={zone.h}
          rx="40"
          fill={paintOf(zone.colour).paper}
          stroke={paintOf(zone.colour).edge}
          stroke-width="14"
        />
      ))}
    </svg>
  );
}
