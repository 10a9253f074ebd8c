// What axe-core finds wrong with a page as people with screen readers, keyboards or weak eyes meet it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** To be run in a page before its own script (`Tablet.open`, `script`): its policy lets nothing else in. */
export const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with what it found, by rule and place. `state`: what the page shows. */
export async function accessible(tablet, state) {
  const found = await tablet.page.evaluate(async () => {
    // What fades in has its colours when it has.
    const passing = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      at: nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.replace(/\s+/g, ' ')})`),
    }));
  });
  assert.deepEqual(found, [], `axe-core on ${state}`);
}
