// Pictures as people bring them: one is seen by the other, without a word of where it was taken; another is brought without a
// network, outlives a reload, and arrives; both are described and stand in the list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { started } from './started.mjs';
import { Tablet, sizes, until } from './tablet.mjs';
import { Wifi } from './wifi.mjs';

const { server, browser } = await started();

function piece(type, body) {
  const bytes = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(bytes.length + 8);
  out.writeUInt32BE(body.length, 0);
  bytes.copy(out, 4);
  out.writeUInt32BE(crc32(bytes), bytes.length + 4);
  return out;
}

/** A PNG of one colour that says where it was taken. */
function png(width, height, colour) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: width }, () => Buffer.from(colour)))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    piece('IHDR', head),
    piece('tEXt', Buffer.from('Location\0Paris', 'latin1')),
    piece('IDAT', pixels),
    piece('IEND', Buffer.alloc(0)),
  ]);
}

const words = {
  en: (await import('../../client-web/src/i18n/images_en.ts')).imagesEn,
  fr: (await import('../../client-web/src/i18n/images_fr.ts')).imagesFr,
};
const add = {
  en: (await import('../../client-web/src/i18n/add_en.ts')).addEn,
  fr: (await import('../../client-web/src/i18n/add_fr.ts')).addFr,
};

/** Through the sheet, as a file that was chosen. */
async function choose(tablet, language, name, buffer, shot) {
  const { page } = tablet;
  await tablet.button(tablet.words.board.add).click();
  const entry = tablet.button(add[language].image);
  await entry.waitFor();
  await entry.click();
  await page.getByText(words[language].limits).waitFor();
  if (shot) await tablet.picture(shot);
  await page.locator('[data-way=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
}

/** What is shown of the images of a board: place, description, and the colour of its middle on the screen. */
function images(tablet) {
  return tablet.page.evaluate(() => {
    const { stage } = globalThis.tablee;
    const [layer] = stage?.layers.all.value ?? [];
    const canvas = document.querySelector('.board__picture');
    if (!layer || !canvas) return [];
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const place = document.querySelector('.board__layer').getBoundingClientRect();
    const { camera } = stage;
    return [...layer.scene.all()]
      .filter((item) => 'blob' in item)
      .map((item) => {
        const x = (item.x + item.w / 2 - camera.x) * camera.zoom + place.left - box.left;
        const y = (item.y + item.h / 2 - camera.y) * camera.zoom + place.top - box.top;
        const pixel = canvas.getContext('2d').getImageData(x * ratio, y * ratio, 1, 1).data;
        return { w: item.w, h: item.h, text: item.text, colour: [...pixel.slice(0, 3)] };
      });
  });
}

const near = (a, b) => a.every((value, i) => Math.abs(value - b[i]) < 30);
const shows = (tablet, colour) =>
  until(`a picture of ${colour} is painted`, async () => {
    await tablet.page.keyboard.press('0');
    return (await images(tablet)).some((one) => near(one.colour, colour));
  });

test('a picture is brought, seen by the other, offline and after a reload too, and described', async () => {
  const wifi = await Wifi.to(server);
  const ana = await Tablet.open(browser, wifi.address, { touch: true });
  await ana.join(server.code, 'Ana');
  await ana.sit(1);
  const max = await Tablet.open(browser, server.address, { language: 'fr', size: sizes.phone, touch: true });
  await max.join(server.code, 'Max');
  const fetched = max.page.waitForResponse((response) => /\/blobs\/[0-9a-f]{64}$/.test(response.url()));
  await max.sit(1);

  const red = [200, 30, 40];
  await choose(ana, 'en', 'red.png', png(1200, 800, red), 'images-add-tablet-en');
  await shows(ana, red);
  await shows(max, red);
  const response = await fetched;
  assert.equal(response.status(), 200);
  const bytes = await response.body();
  assert.ok(!bytes.includes('Paris'), 'nobody is told where it was taken');
  const headers = response.headers();
  assert.match(headers['content-type'], /^image\/(webp|png|jpeg)$/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(headers['content-security-policy'], /sandbox/);
  const [shown] = await images(max);
  assert.deepEqual([shown.w, shown.h], [480, 320], 'it keeps its shape');

  await ana.button(words.en.describe).first().click();
  await ana.page.getByLabel(words.en.description).fill('A red wall');
  await ana.picture('images-describe-tablet-en');
  await ana.button(words.en.keep).click();
  await until('the other knows the description', async () => (await images(max))[0].text === 'A red wall');
  await max.openList();
  await max.page.getByText(max.words.list.picture('A red wall')).waitFor();
  await max.picture('images-list-phone-fr');
  await max.page.keyboard.press('Escape');
  await ana.saved();

  await ana.installed();
  wifi.cut();
  await until('she is offline', async () => (await ana.status()).connection !== 'online');
  const blue = [30, 60, 190];
  await choose(ana, 'en', 'blue.png', png(800, 800, blue));
  const waiting = ana.page.locator('.waiting-picture');
  await waiting.getByText(words.en.waiting).waitFor();
  await ana.picture('images-waiting-tablet-en');
  await ana.reload();
  await waiting.getByText(words.en.waiting).waitFor();
  await shows(ana, red);
  assert.equal((await images(max)).length, 1);

  wifi.restore();
  await shows(ana, blue);
  await shows(max, blue);
  await waiting.waitFor({ state: 'detached' });
  await ana.saved();
  await ana.picture('images-board-tablet-en');
  await max.picture('images-board-phone-fr');
  await until('both boards are one', async () => (await ana.keyframe()) === (await max.keyframe()));
  assert.equal((await images(max)).length, 2, 'each is there once');
  await ana.behaved();
  await max.behaved();
  await ana.close();
  await max.close();
  wifi.close();
});

test('what is no picture is told so, and nothing waits', async () => {
  const tablet = await Tablet.open(browser, server.address, { language: 'fr', size: sizes.phone });
  await tablet.join(server.code, 'Zoé');
  await tablet.sit(2);
  await choose(tablet, 'fr', 'text.png', Buffer.from('no picture at all'), 'images-add-phone-fr');
  await tablet.page.getByText(words.fr.notAPicture).waitFor();
  assert.equal(await tablet.page.locator('.waiting-picture').count(), 0);
  await tablet.behaved();
  await tablet.close();
});
