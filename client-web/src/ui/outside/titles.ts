// The page's title follows its first heading, and the focus goes where the route goes: to that heading, where it would be nowhere.

import '../styles/print.css';
import '../styles/forced.css';

const name = 'Tablée';

/** Until the page ends. */
export function followScreens(place: HTMLElement): void {
  let moved = false;
  const follow = (): void => {
    const heading = place.querySelector<HTMLElement>('h1');
    const text = heading?.textContent?.trim() ?? '';
    const title = text === '' || text === name ? name : `${text} · ${name}`;
    if (document.title !== title) document.title = title;
    if (!moved || !heading) return;
    moved = false;
    // Whatever has the focus by now has it for a reason.
    if (document.activeElement !== document.body) return;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  addEventListener('hashchange', () => {
    moved = true;
    queueMicrotask(follow);
  });
  new MutationObserver(follow).observe(place, { childList: true, subtree: true, characterData: true });
  follow();
}
