import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeBrowser } from './browser';
import { asCalibration, asItemAnswers } from '../../webview/responses/payload';
import { column, made, withTexts } from './made';
import { madeReport } from './madeReport';
import type { HarnessWindow } from './page/host';
import { calibrationAsJson } from './json';
import { PanelPage } from './panelPage';

const words = fc.constantFrom(
  ...['show', 'activity', 'exportSelection', 'ready', 'call', 'result', 'error', 'progress', 'cancel'],
  ...['calibration', 'calibrating', 'summary', 'items', 'names'],
  ...['name', 'rows', 'table', 'primary', 'states', 'kind', 'scoring', 'idle', '__proto__', 'constructor'],
);
const anything = fc.jsonValue({ maxDepth: 3 });
/** A calibration with something else in the place of one of its parts. */
const spoilt = fc
  .record({
    part: fc.constantFrom('summary', 'items', 'respondents', 'log', 'join'),
    field: fc.nat(30),
    value: anything,
  })
  .map(({ part, field, value }) => {
    const report = structuredClone(madeReport(3, 2)) as unknown as Record<
      string,
      Record<string, unknown> | undefined
    >;
    const fields = Object.keys(report[part] ?? {});
    const name = fields[field % (fields.length + 1)];
    return { ...report, [part]: name === undefined ? value : { ...report[part], [name]: value } };
  });
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

it('What is no calibration is told from one', () => {
  const report = madeReport(3, 2);
  expect(asCalibration(report)).toBe(report);
  expect(asCalibration(null)).toBe(undefined);
  const short = { ...report, items: { ...report.items, slope: new Float64Array(2) } };
  const unnamed = { ...report, respondents: { ...report.respondents, names: [1, 2] } };
  const strange = { ...report, summary: { ...report.summary, model: '4pl' } };
  for (const garbage of [{}, [], 3, 'report', short, unnamed, strange, { ...report, log: undefined }])
    expect(() => asCalibration(garbage)).toThrow('This is not a calibration.');
});

it('What are no answers to an item is told from some', () => {
  const answers = {
    respondent: Uint32Array.of(0, 1),
    correct: Float64Array.of(1, 0),
    attempts: Float64Array.of(1, 1),
  };
  expect(asItemAnswers(answers, 2)).toBe(answers);
  expect(() => asItemAnswers(answers, 1)).toThrow('could not be read');
  expect(() => asItemAnswers({ ...answers, correct: Float64Array.of(1) }, 2)).toThrow('could not be read');
  expect(() => asItemAnswers(undefined, 2)).toThrow('could not be read');
});

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
    const reports = await panel.page.evaluate(
      (all) => {
        const { harness } = window as unknown as HarnessWindow;
        return Promise.all(
          all.map((one) =>
            harness.calibration(one).then(
              () => true,
              () => false,
            ),
          ),
        );
      },
      fc.sample(spoilt, 50).map((one) => calibrationAsJson(one as never)),
    );
    expect(reports).toContain(false);
    expect(panel.errors).toEqual([]);
    await panel.show(dataset);
    await panel.activity({ kind: 'idle' });
    await panel.brush('exes').focus();
    await panel.page.keyboard.press('Enter');
    expect(await panel.summary()).toBe('10 of 20 selected');
    await panel.close();
  });
});
