import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeBrowser } from './browser';
import { column, made, withTexts } from './made';
import type { HarnessWindow } from './page/host';
import { PanelPage } from './panelPage';

const words = fc.constantFrom(
  ...['show', 'activity', 'exportSelection', 'ready', 'call', 'result', 'error', 'progress', 'cancel'],
  ...['name', 'rows', 'table', 'primary', 'states', 'kind', 'scoring', 'idle', '__proto__', 'constructor'],
);
const anything = fc.jsonValue({ maxDepth: 3 });
const message = fc.oneof(
  anything,
  fc.dictionary(words, fc.oneof(words, anything)),
  fc.record({ type: words, id: fc.oneof(fc.nat(30), anything), method: words, request: anything }),
  fc.record({ type: words, id: fc.nat(30), result: anything, progress: anything, message: anything }),
  fc.record({
    type: fc.constant('call'),
    id: fc.nat(),
    method: fc.constant('show'),
    request: fc.record({
      name: words,
      rows: fc.oneof(fc.nat(5), fc.double()),
      broken: fc.nat(5),
      table: fc.array(
        fc.record({ id: words, title: words, unit: words, direction: fc.constant(1), values: anything }),
      ),
      primary: words,
      states: fc.array(fc.nat(2)),
      secondsToScore: fc.double(),
    }),
  }),
);

describeBrowser('The port', (browser) => {
  it('takes any message, and the panel goes on', async () => {
    const panel = await PanelPage.open(browser(), { answers: withTexts(['text']) });
    const dataset = made(20, [
      column(
        'x',
        'exes',
        'units',
        Array.from({ length: 20 }, (_, row) => row),
      ),
    ]);
    await panel.show(dataset);
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 20 }), async (messages) => {
        await panel.page.evaluate((all) => {
          for (const one of all) (window as unknown as HarnessWindow).harness.post(one);
        }, messages as unknown[]);
        await panel.page.evaluate(() => new Promise((done) => setTimeout(done)));
        expect(panel.errors).toEqual([]);
        expect(await panel.page.locator('.row:not([hidden])').count()).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
    await panel.show(dataset);
    await panel.activity({ kind: 'idle' });
    await panel.brush('exes').focus();
    await panel.page.keyboard.press('Enter');
    expect(await panel.summary()).toBe('10 of 20 selected');
    await panel.close();
  });
});
