import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeBrowser } from './browser';
import { column, made, withTexts } from './made';
import { calibrated } from './madeReport';
import { PanelPage } from './panelPage';

const widths = [320, 500, 700, 900, 1300, 1920];
const places = [0, 0.25, 0.5, 0.75, 1];
const responses = calibrated({ respondents: 40, items: 200, turned: [7, 31] });
const texts = withTexts(['A question that goes on and on, with a word'.repeat(8), 'w'.repeat(300)]);

/** What is wrong with a tip in its field, beside what it is about. */
async function faultsOf(field: Locator, about: string): Promise<string[]> {
  return field.evaluate((whole, selector) => {
    const tip = whole.querySelector<HTMLElement>('.tip')!;
    if (tip.hidden) return ['there is no tip'];
    const [inner, outer] = [tip.getBoundingClientRect(), whole.getBoundingClientRect()];
    const of = whole.querySelector(`${selector}:not([hidden])`)!.getBoundingClientRect();
    const across = Math.min(inner.right, of.right) - Math.max(inner.left, of.left);
    const down = Math.min(inner.bottom, of.bottom) - Math.max(inner.top, of.top);
    const isIn =
      inner.left >= outer.left - 1 &&
      inner.right <= outer.right + 1 &&
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1;
    return [
      ...(isIn ? [] : ['it leaves its field']),
      ...(across > 1 && down > 1 ? ['it covers what it is about'] : []),
      ...(tip.scrollWidth > tip.clientWidth || tip.scrollHeight > tip.clientHeight
        ? ['its words are cut']
        : []),
    ];
  }, about);
}

/** Points at a place of a field, given in shares of it, and waits until what is told has come. */
async function pointAt(panel: PanelPage, field: Locator, x: number, y: number): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox())!;
  const inside = (share: number, size: number): number => Math.min(size - 3, Math.max(3, share * size));
  await panel.page.mouse.move(box.x + inside(x, box.width), box.y + inside(y, box.height));
  await panel.drawn();
}

describeBrowser('A tip', (browser) => {
  it.each(widths)('of the data map leaves its point free, whole and wrapped, at %i pixels', async (width) => {
    const grid = places.flatMap((x) => places.map((y) => ({ x, y })));
    const panel = await PanelPage.open(browser(), { width, height: 700, answers: texts });
    await panel.show(
      made(grid.length, [
        column(
          'x',
          'a measure with a long name '.repeat(4),
          'units',
          grid.map(({ x }) => x),
        ),
        column(
          'y',
          'other'.repeat(30),
          'probabilities',
          grid.map(({ y }) => y),
        ),
      ]),
    );
    await panel.turnTo('Data Map');
    const field = panel.page.locator('.map-field');
    for (const { x, y } of grid) {
      await pointAt(panel, field, x, 1 - y);
      await expect.poll(() => field.locator('.tip').textContent()).toContain('line ');
      expect(await faultsOf(field, '.scatter-ring'), `${x}, ${y}`).toEqual([]);
    }
    await panel.close();
  });

  it.each(widths)('of a bin leaves its bin free at %i pixels', async (width) => {
    const panel = await PanelPage.open(browser(), { width, height: 700, answers: texts });
    const values = Array.from({ length: 500 }, (_, row) => row % 97);
    await panel.show(made(500, [column('x', 'exes', 'units with a long name', values)]));
    const field = panel.page.locator('.large-plot');
    for (const x of [...places, 0.1, 0.9, 0.97])
      for (const y of [0.05, 0.6, 0.95]) {
        await pointAt(panel, field, x, y);
        expect(await faultsOf(field, '.tip-bin'), `${x}, ${y}`).toEqual([]);
      }
    await panel.close();
  });

  it.each(widths)('of an item leaves its point free at %i pixels', async (width) => {
    const panel = await PanelPage.open(browser(), {
      ...{ width, height: 800 },
      answers: { ...texts, itemAnswers: responses.itemAnswers },
    });
    await panel.show(
      made(200, [
        column(
          'x',
          'exes',
          'units',
          Array.from({ length: 200 }, (_, row) => row),
        ),
      ]),
    );
    await panel.turnTo('Responses');
    const { report } = responses;
    const names = report.items.names.map((name) => `${name}-${'w'.repeat(150)}`);
    await panel.calibration({ ...report, items: { ...report.items, names } });
    const field = panel.page.locator('.scatter-field');
    let seen = 0;
    for (const x of places)
      for (const y of places) {
        await pointAt(panel, field, x, y);
        if (!(await field.locator('.tip').isVisible())) continue;
        seen++;
        expect(await faultsOf(field, '.scatter-ring:not(.scatter-chosen)'), `${x}, ${y}`).toEqual([]);
      }
    expect(seen).toBeGreaterThan(0);
    await panel.close();
  });
});
