// A tag at each thing that came from another table, or went to one. They lie over the canvas and follow the camera; who does not
// see them has the same in the list.

import { useEffect, useRef } from 'preact/hooks';
import { destinationsFrom, originsAt } from '../../day/parcels';
import { rectToScreen } from '../../scene/camera';
import type { Item } from '../../scene/item';
import type { BoardStage } from '../board/board_stage';
import type { ParcelProps } from './parcel_slot';
import { parcelWords } from './words';

/** Narrower things on the screen, px, have no room for a tag. */
const narrowest = 60;
/** A tag may reach beyond a narrow thing, so that one reads which table it was. */
const readable = 150;
const tagsMax = 300;

interface Tag {
  readonly item: Item;
  readonly text: string;
}

function itemAt(stage: BoardStage, key: string): Item | undefined {
  const { names, scene } = stage.layers.ground;
  const [counter = 0, replica = 0] = key.split('.').map(Number);
  const name = names.named({ counter, replica });
  return name ? scene.get(names.handle(name)) : undefined;
}

function tagsOf({ state, place, stage }: ParcelProps): Tag[] {
  const t = parcelWords.peek();
  if (!t) return [];
  const came = originsAt(state, place);
  const went = destinationsFrom(state, place);
  const texts = new Map<number, { item: Item; from: string; to: string }>();
  const at = (key: string): { item: Item; from: string; to: string } | null => {
    const item = itemAt(stage, key);
    if (!item) return null;
    const found = texts.get(item.handle) ?? { item, from: '', to: '' };
    texts.set(item.handle, found);
    return found;
  };
  for (const [key, { from }] of came) {
    const tag = at(key);
    if (tag) tag.from = `← ${t.tagFrom(from, stage.nameOf(tag.item.author))}`;
  }
  for (const [key, { to, waits }] of went) {
    const tag = at(key);
    if (tag) tag.to = `→ ${t.tagTo(to, waits)}`;
  }
  return [...texts.values()]
    .filter(({ item }) => !texts.has(item.parent))
    .slice(0, tagsMax)
    .map(({ item, from, to }) => ({ item, text: [from, to].filter((part) => part !== '').join(' · ') }));
}

export function Tags(props: ParcelProps) {
  const { stage } = props;
  const layer = useRef<HTMLDivElement>(null);
  void stage.version.value;
  void stage.carrying.value;
  void parcelWords.value;
  const tags = tagsOf(props);
  useEffect(() =>
    stage.moved.subscribe(() => {
      const all = layer.current?.children ?? [];
      for (const [at, { item }] of tags.entries()) {
        const tag = all[at];
        if (tag instanceof HTMLElement) put(tag, stage, item);
      }
    }),
  );
  return (
    <div class="parcel-tags" ref={layer} aria-hidden="true">
      {tags.map(({ item, text }) => (
        <span key={item.handle} class="parcel-tag">
          {text}
        </span>
      ))}
    </div>
  );
}

function put(tag: HTMLElement, stage: BoardStage, item: Item): void {
  const { scene, lifts } = stage.layers.ground;
  const r = rectToScreen(stage.camera, lifts.shown(item));
  const { w, h } = stage.viewport;
  const out = r.x > w || r.y > h || r.x + r.w < 0 || r.y + r.h < 0;
  tag.hidden = out || r.w < narrowest || scene.standsFor(item) !== item;
  tag.style.maxWidth = `${Math.round(Math.max(r.w, readable))}px`;
  tag.style.transform = `translate(${Math.round(r.x)}px, ${Math.round(r.y)}px) translateY(-100%)`;
}
