import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** What a person does in Gradus's panel. */
export function panelDriver(workbench: Workbench) {
  const { page } = workbench;
  const find = () => workbench.panel();
  const brush = (measure: string): Locator =>
    find().getByRole('slider', { name: `Brush on ${measure}`, exact: true });
  const cutOff = (edge: 'easy' | 'hard'): Locator => find().locator(`.cut-off-${edge}`);

  /** Where an element is, once it has stopped moving: what is still being drawn above it pushes it down. */
  async function restingBox(on: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    await on.scrollIntoViewIfNeeded();
    for (let before = await on.boundingBox(), tries = 0; ; tries++) {
      await page.waitForTimeout(150);
      const now = await on.boundingBox();
      if (now && before && now.y === before.y && now.x === before.x && now.width === before.width) return now;
      if (tries === 100) throw new Error('It never comes to rest.');
      before = now;
    }
  }

  async function drag(on: Locator, from: number, to: number): Promise<void> {
    const { x, y, width, height } = await restingBox(on);
    await page.mouse.move(x + from * width, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + to * width, y + height / 2, { steps: 12 });
    await page.mouse.up();
  }

  return {
    find,
    brush,
    cutOff,

    /** Waits until the panel shows scores, by default for a minute at most. */
    async ready(timeout = 60_000): Promise<void> {
      await find().locator('.measure').first().waitFor({ timeout });
      await find().locator('.draw-total', { hasText: /\S/ }).waitFor({ timeout });
    },

    /** Drags over a measure's histogram, from one share of its width to another. */
    async dragBrush(measure: string, from: number, to: number): Promise<void> {
      const closed = find().locator('.measure-heading[aria-expanded=false]');
      while (!(await brush(measure).isVisible()) && (await closed.count()) > 0)
        await closed.evaluateAll(([first]) => (first as HTMLElement | undefined)?.click());
      await drag(brush(measure), from, to);
      await find()
        .locator('.measure[data-brushed]', { has: brush(measure) })
        .waitFor();
    },

    /** What a brush says of itself: its range and how many rows are selected. */
    async brushWords(measure: string): Promise<string> {
      return (await brush(measure).getAttribute('aria-valuetext')) ?? '';
    },

    /** How many rows the panel says are selected. */
    async selected(): Promise<number> {
      const summary = await find().locator('.summary').innerText();
      return Number(/[\d,]+/.exec(summary)![0].replaceAll(',', ''));
    },

    /** Drags a cut-off by so many pixels. */
    async dragCutOff(edge: 'easy' | 'hard', pixels: number): Promise<void> {
      const { x, y, width, height } = await restingBox(cutOff(edge));
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width / 2 + pixels, y + height / 2, { steps: 8 });
      await page.mouse.up();
    },

    /** What a cut-off says of itself. */
    async cutOffWords(edge: 'easy' | 'hard'): Promise<string> {
      return (await cutOff(edge).getAttribute('aria-valuetext')) ?? '';
    },

    /** The rows in sight. */
    rows: (): Locator => find().locator('.row:visible'),

    /** Presses a button by its words. */
    press: (name: string | RegExp): Promise<void> => find().getByRole('button', { name }).first().click(),

    /** Chooses a mixture and waits until it is drawn. */
    async mixture(name: string): Promise<void> {
      await find().getByRole('radio', { name, exact: true }).click();
      await page.waitForTimeout(400); // the form rests before it draws
    },
  };
}
