// Clusters, zones, layouts and reactions, with two pages: what one does the other sees, offline and back among it, and nothing
// that somebody wrote into a frame goes with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';

const { server, browser } = await started();
const { framesEn } = await import('../../client-web/src/i18n/frames_en.ts');
const { framesFr } = await import('../../client-web/src/i18n/frames_fr.ts');

/** What stands on the board with its registers, by its text. */
const things = (tablet) =>
  tablet.page.evaluate(() => {
    const { document } = [...globalThis.tablee.boards][0];
    const say = ({ handle, parent, role, collapsed, grid, locked }) => ({
      in: parent < 0 ? '' : document.text(parent),
      role,
      collapsed,
      grid,
      locked,
      reactions: document.reactions(handle).map(({ set }) => set),
    });
    return Object.fromEntries(Array.from(document.order(), (one) => [document.text(one), say(document.object(one))]));
  });

const untilBoard = (what, tablet, look) => until(what, async () => look(await things(tablet)));

/** Selects what says this, by the list. */
async function pick(tablet, text) {
  await tablet.choose(text);
}

async function group(tablet, title) {
  await tablet.page.locator('.board__canvas').focus();
  await tablet.page.keyboard.press('Control+a');
  await tablet.button(tablet.words.selection.group).click();
  await tablet.page.locator('.note-editor').waitFor();
  await tablet.page.keyboard.type(title);
  await tablet.page.keyboard.press('Escape');
}

async function pair(table, language = 'en', size = sizes.tablet) {
  const here = await Tablet.open(browser, server.address, { language, size });
  await here.join(server.code, `Ana ${table}`);
  await here.sit(table);
  const there = await Tablet.open(browser, server.address, { language: 'en' });
  await there.join(server.code, `Luc ${table}`);
  await there.sit(table);
  return { here, there };
}

async function end(...tablets) {
  for (const tablet of tablets) {
    await tablet.behaved();
    await tablet.close();
  }
}

test('a cluster is folded up and opened for everybody, and deleted leaves what somebody offline wrote into it', async () => {
  const { here, there } = await pair(1);
  for (const text of ['oaks', 'limes']) await here.writeNote(text);
  await group(here, 'Trees');
  await untilBoard('both notes lie in the cluster there', there, (all) => all.oaks?.in === 'Trees' && all.limes?.in === 'Trees');
  await here.picture('frames-cluster');
  await here.button(framesEn.fold).click();
  await untilBoard('it is folded up there', there, (all) => all.Trees.collapsed);
  await there.picture('frames-folded');
  await here.button(framesEn.unfold).click();
  await untilBoard('it is open there', there, (all) => !all.Trees.collapsed);

  await there.context.setOffline(true);
  await pick(there, 'limes');
  await there.page.locator('.board__canvas').focus();
  await there.page.keyboard.press('n');
  await there.page.keyboard.type('elms');
  await there.page.keyboard.press('Escape');
  await untilBoard('the new note lies in the cluster', there, (all) => all.elms?.in === 'Trees');
  await here.page.keyboard.press('Delete');
  await untilBoard('the cluster is gone here', here, (all) => !all.Trees && all.oaks.in === '');
  await there.context.setOffline(false);
  await untilBoard('what was written into it is here', here, (all) => all.elms?.in === '' && all.limes?.in === '');
  await there.saved();
  await until('both are equal', async () => (await here.keyframe()) === (await there.keyframe()));
  await end(here, there);
});

test('reactions of two people are counted, said, and listed by who gave them', async () => {
  const { here, there } = await pair(2, 'fr', sizes.phone);
  const t = framesFr.reactions;
  await here.writeNote('une idée');
  await untilBoard('the note is there', there, (all) => 'une idée' in all);
  await pick(here, 'une idée');
  await here.button(t.of(t.names.heart, 0, false)).click();
  await here.button(t.of(t.names.heart, 1, true)).waitFor();
  await there.installed();
  await there.context.setOffline(true);
  await pick(there, 'une idée');
  await there.button(framesEn.reactions.of('Heart', 1, false)).click();
  await there.button(framesEn.reactions.of('Heart', 2, true)).waitFor();
  await there.context.setOffline(false);
  await here.button(t.of(t.names.heart, 2, true)).waitFor();
  await here.button(t.who).click();
  await here.page.locator('.reactions__who', { hasText: 'Luc 2' }).waitFor();
  await here.picture('frames-reactions-phone');
  await here.openList();
  await here.page.locator('.list__meta', { hasText: '❤️ 2' }).waitFor();
  await end(here, there);
});

test('a moderator lays out zones that are locked for others; one undo takes them away and nothing else', async () => {
  const { here: guest, there } = await pair(3, 'fr');
  await end(there);
  const moderator = await Tablet.open(browser, server.address, { language: 'fr', fragment: server.moderatorFragment });
  await moderator.enter('Zoé');
  await moderator.sit(3);
  const t = framesFr.templates;
  await moderator.button(moderator.words.board.add).click();
  await moderator.picture('frames-layouts');
  await moderator.button(t.names.retro).click();
  const [title] = t.titles.retro;
  await untilBoard('the zones are there', guest, (all) => t.titles.retro.every((one) => all[one]?.locked));
  await guest.writeNote('à côté');
  await untilBoard('the note is there', moderator, (all) => 'à côté' in all);
  await moderator.picture('frames-retro');
  await moderator.button(moderator.words.board.undo).click();
  await untilBoard('the zones are gone, the note is not', guest, (all) => !(title in all) && 'à côté' in all);
  await end(guest, moderator);
});
