// What axe-core finds wrong with a page as people with screen readers, keyboards or weak eyes meet it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** To be run in a page before its own script (`Tablet.open`, `script`): its policy lets nothing else in. */
export const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The looks that a page has, as the device asks for them. What else axe looks for is the same in each. */
const colours = ['color-contrast', 'link-in-text-block'];
const looks = {
  light: {
    emulated: {
      colorScheme: 'light',
      forcedColors: 'none',
      contrast: 'no-preference',
    },
  },
  dark: { emulated: { colorScheme: 'dark' }, rules: colours },
  'dark with more contrast': { emulated: { contrast: 'more' }, rules: colours },
  'forced colours': {
    emulated: {
      colorScheme: 'light',
      contrast: 'no-preference',
      forcedColors: 'active',
    },
    rules: colours,
  },
};

/** Fails with what it found in any look, by rule and place. `state`: what the page shows. */
export async function accessible(tablet, state) {
  const { page } = tablet;
  const found = {};
  for (const [look, { emulated, rules }] of Object.entries(looks)) {
    await page.emulateMedia(emulated);
    if (emulated.colorScheme) await page.locator(`html[data-theme=${emulated.colorScheme}]`).waitFor();
    const violations = await violationsOn(page, rules);
    if (violations.length > 0) found[look] = violations;
  }
  await page.emulateMedia(looks.light.emulated);
  assert.deepEqual(found, {}, `axe-core on ${state}`);
}

function violationsOn(page, rules) {
  return page.evaluate(async (only) => {
    // What fades in has its colours when it has.
    const passing = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { violations } = await globalThis.axe.run(document, {
      resultTypes: ['violations'],
      ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
    });
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      at: nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.replace(/\s+/g, ' ')})`),
    }));
  }, rules);
}
