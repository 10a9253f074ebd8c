// Drawing as people do it on a tablet: a pen with pressure, fingers that move the board, a palm that leaves nothing, an eraser,
// others who see it while it is drawn, and a network that goes and comes back.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { started } from "./started.mjs";
import { Tablet, until } from "./tablet.mjs";

const { drawEn } = await import("../../client-web/src/i18n/draw_en.ts");
const { server, browser } = await started();

async function someone(name) {
  const tablet = await Tablet.open(browser, server.address, { touch: true });
  await tablet.join(server.code, name);
  await tablet.sit(1);
  tablet.input = await tablet.context.newCDPSession(tablet.page);
  return tablet;
}

const ana = await someone("Ana");
const ben = await someone("Ben");
after(() => ana.behaved());
after(() => ben.behaved());

/** Kind of strokes in the document. */
const stroke = 4;
const strokes = ({ page }) =>
  page.evaluate((kind) => {
    const { document } = [...globalThis.tablee.boards][0];
    const all = Array.from(document.order(), (one) =>
      document.object(one),
    ).filter((one) => one.kind === kind);
    return all.map(({ handle, x, y, w, h, shape, width, colour }) => ({
      ...{ x, y, w, h, shape, width, colour },
      points: document.points(handle).length / 3,
    }));
  }, stroke);
const count = async (tablet) => (await strokes(tablet)).length;
const camera = ({ page }) =>
  page.evaluate(() => ({ ...globalThis.tablee.stage.camera }));
const sees = ({ page }) =>
  page.evaluate(
    () => globalThis.tablee.stage.layers.ground.inks?.busy === true,
  );

const pen = (tablet, type, x, y, force = 0.5) =>
  tablet.input.send("Input.dispatchMouseEvent", {
    type,
    x,
    y,
    button: "left",
    buttons: type === "mouseReleased" ? 0 : 1,
    pointerType: "pen",
    force: type === "mouseReleased" ? 0 : force,
    clickCount: type === "mouseMoved" ? 0 : 1,
  });
const touch = (tablet, type, ...points) =>
  tablet.input.send("Input.dispatchTouchEvent", {
    type,
    touchPoints: points.map(([x, y, radius = 5], id) => ({
      x,
      y,
      id,
      radiusX: radius,
      radiusY: radius,
      force: 0.5,
    })),
  });

/** Through all points; `lift`: and away from the glass. */
async function draw(tablet, points, { lift = true } = {}) {
  const [first, ...more] = points;
  await pen(tablet, "mousePressed", ...first);
  for (const [i, point] of more.entries())
    await pen(tablet, "mouseMoved", ...point, 0.3 + (i % 5) / 10);
  if (lift) await pen(tablet, "mouseReleased", ...points.at(-1));
}
async function swipe(tablet, y) {
  await touch(tablet, "touchStart", [600, y]);
  for (const x of [620, 660, 700]) await touch(tablet, "touchMove", [x, y]);
  await touch(tablet, "touchEnd");
}
const wave = (x, y, long = 20) =>
  Array.from({ length: long }, (_, i) => [
    x + i * 12,
    y + Math.round(30 * Math.sin(i / 2)),
  ]);
const choose = (tablet, name) =>
  tablet.page
    .locator(".bar--draw")
    .getByRole("button", { name, exact: true })
    .click();

test("others see a line while it is drawn, and it becomes the stroke", async () => {
  await ana.button(ana.words.board.draw).click();
  await ana.page.locator(".bar--draw").waitFor();
  await draw(ana, wave(250, 250), { lift: false });
  await until("Ben sees the line", () => sees(ben));
  assert.equal(await count(ben), 0);
  await pen(ana, "mouseReleased", 478, 250);
  await until(
    "it is a stroke for both",
    async () => (await count(ana)) === 1 && (await count(ben)) === 1,
  );
  await until(
    "nothing of the live line is left",
    async () => !(await sees(ben)),
  );
  assert.deepEqual(await strokes(ben), await strokes(ana));
});

test("after a pen was seen fingers move the board and a palm does nothing, until fingers are told to draw", async () => {
  const before = await camera(ana);
  // A touch right after the pen is the hand that held it: the finger comes again until it is one.
  await until("the board moved", async () => {
    await swipe(ana, 400);
    return (await camera(ana)).x < before.x;
  });
  assert.equal(await count(ana), 1);
  await touch(ana, "touchStart", [600, 500, 60]);
  await draw(ana, wave(250, 420));
  await touch(ana, "touchEnd");
  await until(
    "the pen drew beside the palm",
    async () => (await count(ana)) === 2,
  );
  await choose(ana, drawEn.fingers);
  await until("a finger draws", async () => {
    await swipe(ana, 300);
    return (await count(ana)) >= 3;
  });
  await ana.saved();
});

test("the eraser takes the middle of a stroke, and one undo brings it back", async () => {
  // Below what a toast says, which may still stand there.
  const all = await count(ana);
  await choose(ana, drawEn.pen);
  await draw(
    ana,
    Array.from({ length: 20 }, (_, i) => [300 + i * 20, 560]),
  );
  await until("there is one more", async () => (await count(ana)) === all + 1);
  await choose(ana, drawEn.eraser);
  await draw(
    ana,
    Array.from({ length: 8 }, (_, i) => [500, 520 + i * 10]),
  );
  await until("it is two", async () => (await count(ana)) === all + 2);
  await until("for Ben too", async () => (await count(ben)) === all + 2);
  await choose(ana, ana.words.board.undo);
  await until("it is one again", async () => (await count(ana)) === all + 1);
  await choose(ana, drawEn.whole);
  await draw(
    ana,
    Array.from({ length: 8 }, (_, i) => [500, 520 + i * 10]),
  );
  await until(
    "it is gone for both",
    async () => (await count(ana)) === all && (await count(ben)) === all,
  );
});

test("a laser is seen by others and leaves nothing behind", async () => {
  const all = await count(ben);
  await choose(ana, drawEn.laser);
  await draw(ana, wave(300, 300), { lift: false });
  await until("Ben sees it", () => sees(ben));
  await pen(ana, "mouseReleased", 528, 300);
  await until("it has faded", async () => !(await sees(ben)));
  assert.equal(await count(ben), all);
});

test("what is drawn without a network is there afterwards, for everybody", async () => {
  const all = await count(ben);
  await ana.context.setOffline(true);
  await until(
    "the page knows",
    async () => (await ana.status()).connection !== "online",
  );
  await choose(ana, drawEn.marker);
  await draw(ana, wave(250, 340));
  await until("it is drawn", async () => (await count(ana)) === all + 1);
  assert.equal(await count(ben), all);
  await ana.context.setOffline(false);
  await until("Ben has it", async () => (await count(ben)) === all + 1, {
    timeout: 60_000,
  });
  await ana.saved();
  assert.equal((await strokes(ben)).at(-1).shape, 1);
});

test("the list says who drew, and leads there", async () => {
  await choose(ana, drawEn.done);
  await ana.openList();
  await ana.page
    .getByRole("button", {
      name: drawEn.drawnBy("Ana", await count(ana)),
      exact: true,
    })
    .click();
  const selected = () =>
    ana.page.evaluate(() => globalThis.tablee.stage.selection.size);
  await until(
    "all of it is selected",
    async () => (await selected()) === (await count(ana)),
  );
  await ana.page.keyboard.press("Escape");
  await ana.button(ana.words.board.draw).click();
});

test("a pen that draws where nothing lies takes the tool by itself, unless it is told not to", async () => {
  await choose(ana, drawEn.pen);
  await choose(ana, drawEn.done);
  await ana.page.locator(".bar--draw").waitFor({ state: "detached" });
  const all = await count(ana);
  await draw(ana, wave(700, 560, 8));
  await until("it is drawn", async () => (await count(ana)) === all + 1);
  await choose(ana, drawEn.atOnce);
  await ana.page.keyboard.press("Escape");
  await ana.page.locator(".bar--draw").waitFor({ state: "detached" });
  const before = await camera(ana);
  await draw(ana, wave(700, 600, 8));
  await until(
    "the board moved",
    async () => (await camera(ana)).x !== before.x,
  );
  assert.equal(await count(ana), all + 1);
});
