// What is measured of a page as it is shown: whether words are cut or covered, whether what one touches is large enough. Run in the
// page; each answers a list of sentences, empty when nothing is wrong.

/** Titles that are shortened, and shown whole by a touch or the focus (WCAG 1.4.4 asks for no loss: the whole is there). */
const shortened = [
  '.long-title',
  '.board__question',
  '.day-bar__now', // opens what goes on, whole
  '.prose__text--folded',
  '.lane__question',
  '.day-strip__band',
  '.day-strip__names',
  '.timeline__ticks',
].join();

/** Words that lie outside of what clips them, beyond the page's sides, or under something else. */
export function wordsLost(page) {
  return page.evaluate((spared) => {
    const lost = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) lost.push(`the page scrolls sideways by ${wide}`);
    const open = document.querySelector('dialog[open]');
    const walker = document.createTreeWalker(open ?? document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const clips = (style, axis) => /hidden|clip/.test(style[`overflow${axis}`]);
    const scrolls = (style, axis) => /auto|scroll/.test(style[`overflow${axis}`]);
    const place = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' ');
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      const owner = node.parentElement;
      if (text === '' || owner.closest(`.visually-hidden, option, [hidden], noscript, ${spared}`)) continue;
      if (!owner.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        const said = `“${text.slice(0, 40)}” in .${owner.className || owner.tagName} at ${place(box)}`;
        let [sideways, down, hidden] = [false, false, false];
        for (let around = owner; around && around !== document.documentElement; around = around.parentElement) {
          const style = getComputedStyle(around);
          if (style.clipPath !== 'none') hidden = true;
          if (hidden) break;
          const room = around.getBoundingClientRect();
          if (!sideways && clips(style, 'X') && (box.left < room.left - 2 || box.right > room.right + 2)) {
            lost.push(`cut: ${said} by .${around.className}`);
            hidden = true;
          }
          // A letter's box is higher than the letter.
          const slack = box.height * 0.2;
          if (!down && clips(style, 'Y') && (box.top < room.top - slack || box.bottom > room.bottom + slack)) {
            lost.push(`cut: ${said} by .${around.className}`);
            hidden = true;
          }
          sideways ||= scrolls(style, 'X');
          down ||= scrolls(style, 'Y');
          if (style.position === 'fixed') break;
        }
        if (hidden) continue;
        if (!sideways && (box.left < -1 || box.right > innerWidth + 1)) lost.push(`beyond the side: ${said}`);
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        if (x < 0 || y < 0 || x > innerWidth || y > innerHeight || getComputedStyle(owner).pointerEvents === 'none') continue;
        const top = document.elementFromPoint(x, y);
        const apart = top && !top.contains(owner) && !owner.contains(top);
        // What stays in place while the rest scrolls below it covers nothing for good.
        const stays = top && [...parents(top)].some((one) => /sticky|fixed/.test(getComputedStyle(one).position));
        const scrolled = [...parents(owner)].some((one) => scrolls(getComputedStyle(one), 'Y') && !one.contains(top));
        if (apart && !stays && !scrolled) lost.push(`covered: ${said} by .${top.className || top.tagName}`);
      }
    }
    return [...new Set(lost)];
    function* parents(of) {
      for (let one = of; one; one = one.parentElement) yield one;
    }
  }, shortened);
}

/** What a finger is to hit and is smaller than 44 pixels on a side (WCAG 2.5.5, whose exceptions are named here). */
export function targetsTooSmall(page) {
  return page.evaluate(() => {
    const min = 44;
    const open = document.querySelector('dialog[open]');
    const all = (open ?? document).querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]');
    return [...all].flatMap((one) => {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      // Inline: a link within a sentence.
      const alone = [...(one.parentElement?.childNodes ?? [])].every((other) => other === one || !other.data?.trim());
      if (one.tagName === 'A' && getComputedStyle(one).display === 'inline' && !alone) return [];
      // Equivalent: a box whose label is touched as well.
      const label = /checkbox|radio/.test(one.type) ? one.closest('label') : null;
      const { width, height } = (label ?? one).getBoundingClientRect();
      if (width === 0 || height === 0 || (width >= min - 0.5 && height >= min - 0.5)) return [];
      const name = one.getAttribute('aria-label') ?? one.textContent.trim().slice(0, 30);
      return [`${one.tagName} .${one.className} “${name}” is ${Math.round(width)} × ${Math.round(height)}`];
    });
  });
}

/** Fields whose border has less than three to one with what is inside of it or around it (WCAG 1.4.11). */
export function faintFields(page) {
  return page.evaluate(() => {
    const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
    const light = (colour) => {
      const [r, g, b] = parts(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const groundOf = (one) => {
      for (let around = one; around; around = around.parentElement) {
        const { backgroundColor } = getComputedStyle(around);
        if ((parts(backgroundColor)[3] ?? 1) === 1) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const fields = document.querySelectorAll('input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea');
    return [...fields].flatMap((one) => {
      // The field over a note has the note for its border.
      if (!one.checkVisibility({ visibilityProperty: true }) || one.matches('.note-editor')) return [];
      const { borderTopColor } = getComputedStyle(one);
      const least = Math.min(contrast(borderTopColor, groundOf(one)), contrast(borderTopColor, groundOf(one.parentElement)));
      return least >= 3 ? [] : [`${one.tagName} #${one.id} .${one.className}: ${least.toFixed(2)}`];
    });
  });
}
