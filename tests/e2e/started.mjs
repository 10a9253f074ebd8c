// What every file of tests begins with, and what is ended with it.
import { after } from 'node:test';
import { launchChromium } from './engines.mjs';
import { Server } from './server.mjs';

/** A server of its own (options as `Server`) and a browser; both end after the tests of the file. */
export async function started(options) {
  const server = await Server.started(options);
  const browser = await launchChromium().catch(async (error) => {
    await server.close();
    throw error;
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  return { server, browser };
}
