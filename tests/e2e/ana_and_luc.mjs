// Two people at table 1 for all tests of a file: Ana, and Luc, who reads French.
import { after } from 'node:test';
import { Tablet } from './tablet.mjs';

/** `look`: of Luc's device (options as `Tablet.open`). After the tests both pages must have behaved. */
export async function anaAndLuc({ server, browser }, look = {}) {
  const ana = await Tablet.open(browser, server.address);
  await ana.join(server.code, 'Ana');
  await ana.sit(1);
  const luc = await Tablet.open(browser, server.address, { language: 'fr', ...look });
  await luc.join(server.code, 'Luc');
  await luc.sit(1);
  after(async () => {
    await ana.behaved();
    await luc.behaved();
  });
  return { ana, luc };
}
