// The three engines that people's browsers are made of, in Debian's builds. Chromium is driven by Playwright; it can not drive the
// others as they are installed (of Firefox it wants what this one does not know yet), so they stand behind the same interface.
import { chromium } from 'playwright-core';
import { Firefox, WebKit } from './drivers/browsers.mjs';

export function launchChromium(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      ...more,
    ],
  });
}

const all = {
  chromium: { name: 'Chromium', programs: ['CHROMIUM'], launch: () => launchChromium() },
  firefox: { name: 'Firefox', programs: ['FIREFOX'], launch: () => new Firefox() },
  webkit: { name: 'WebKitGTK', programs: ['WEBKIT_DRIVER', 'XVFB'], launch: () => WebKit.launch() },
};

/** All three, or those that ENGINES names; the others are said not to run. */
export function chosenEngines() {
  const chosen = process.env.ENGINES?.split(',') ?? Object.keys(all);
  for (const key of Object.keys(all)) {
    if (!chosen.includes(key)) console.log(`NOT TESTED: ${all[key].name}, because ENGINES leaves it out`);
  }
  return chosen.map((key) => all[key]);
}

/** A browser. An engine that is not installed is a failure, not less to do. */
export function launched({ name, programs, launch }) {
  const missing = programs.filter((program) => !process.env[program]);
  if (missing.length > 0) throw new Error(`${name} is not installed (deploy/install test, or ${missing.join(', ')})`);
  return launch();
}
