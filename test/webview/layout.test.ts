import { expect, it } from 'vitest';
import type { AgreementReport } from '../../src/core/protocol/answers/agreementReport';
import { describeBrowser } from './browser';
import { layoutFaults } from './layoutFaults';
import { longWords } from './longWords';
import { column, made, numbers, type WholeDataset } from './made';
import { calibrated } from './madeReport';
import { manyMeasures } from './manyMeasures';
import { PanelPage, type PanelOptions } from './panelPage';
import type { ThemeName } from './themes';

const widths = [320, 380, 480, 600, 699, 700, 760, 900, 1040, 1099, 1300, 1600, 1920, 2560];
const idle = { kind: 'idle' } as const;
const responses = calibrated({ respondents: 40, items: 120, turned: [7, 31] });
const rows = 1200;

/** A dataset with everything that makes its header long: a long name, many rows, broken and stale ones. */
function crowded(name: string): WholeDataset {
  const dataset = manyMeasures(rows);
  return {
    ...dataset,
    name,
    broken: 123_456,
    states: dataset.states.map((_, row) => (row % 3 === 0 ? 1 : row % 3 === 1 ? 2 : 0)),
    table: dataset.table.map((one) => (one.id === 'other3' ? { ...one, stale: true as const } : one)),
  };
}

const agreement: AgreementReport = {
  with: 'human.level',
  columns: manyMeasures(9).table.map(({ id }, at) => ({
    id,
    agreement: { rho: 0.9 - at / 20, low: 0.31, high: 0.94, n: rows },
  })),
};

const answers: PanelOptions['answers'] = {
  examples: (request: { rows: readonly number[] }) =>
    request.rows.map((row) => ({
      row,
      line: row + 1,
      text: `What is ${row} and something more? `.repeat(9),
    })),
  agreement: () => agreement,
  preview: () => ({
    rows: [...Array(400).keys()],
    available: { easy: 3012, medium: 3718, hard: 3011 },
    drawn: { easy: 1333, medium: 1334, hard: 1333 },
    filled: 127,
  }),
  itemAnswers: responses.itemAnswers,
};

/** Every state, made from the one before. */
const states: Record<string, (panel: PanelPage) => Promise<unknown>> = {
  'not scored': (panel) =>
    panel.show({ ...made(rows, []), name: 'train.jsonl', states: new Uint8Array(rows).fill(2) }),
  scored: (panel) => panel.show(manyMeasures(rows)),
  'with stale rows and a long name': (panel) =>
    panel.show(crowded('gsm8k-train-of-the-second-collection-cleaned-and-shuffled.v2.final.jsonl')),
  'with a very long name without a gap': (panel) => panel.show(crowded('w'.repeat(255))),
  'with brushes': async (panel) => {
    await panel.show(crowded('train.jsonl'));
    await panel.page.locator('.measure .brush').first().focus();
    await panel.page.keyboard.press('Enter');
    await panel.settled();
  },
  'with its menu open': (panel) => panel.page.locator('.menu-opener').first().click(),
  scoring: async (panel) => {
    await panel.page.keyboard.press('Escape');
    const measure = 'neighbour disagreement of labels';
    await panel.activity({ kind: 'scoring', measure, done: 1e6, total: 9e6, secondsLeft: 4000 });
  },
  stopped: (panel) =>
    panel.activity({
      kind: 'stopped',
      message: 'The engine stopped (signal SIGKILL) while it did this. '.repeat(6),
    }),
  'with a file that changed': (panel) =>
    panel.fileChanged(`The file changed: ${'x'.repeat(90)} and more. `.repeat(3)),
  'on the data map': async (panel) => {
    await panel.activity(idle);
    await turnTo(panel, 1);
  },
  'on the measures': (panel) => turnTo(panel, 2),
  'without responses': (panel) => turnTo(panel, 3),
  'with responses': async (panel) => {
    await panel.calibration(responses.report);
    await panel.page.locator('.rug').first().waitFor({ state: 'attached' });
  },
  'with a blend': async (panel) => {
    await turnTo(panel, 0);
    const names = [column('x', 'y'.repeat(120), 'z'.repeat(60), numbers(rows))];
    const dataset = manyMeasures(rows);
    await panel.show({ ...dataset, table: [...dataset.table.slice(0, 6), ...names], primary: 'x' });
  },
};

function turnTo(panel: PanelPage, tab: number): Promise<void> {
  return panel.page.getByRole('tab').nth(tab).click();
}

describeBrowser('The layout of the panel', (browser) => {
  const some = [320, 900, 1920];
  const cases: { theme: ThemeName; at: readonly number[]; words: string }[] = [
    { theme: 'dark', at: widths, words: 'its own' },
    { theme: 'light', at: widths, words: 'long' },
    { theme: 'high contrast', at: some, words: 'its own' },
    { theme: 'high contrast light', at: some, words: 'long' },
  ];
  const remembered = {
    uri: 'file:///data/train.jsonl',
    form: {
      ...{ mixture: 'balanced', size: '400', seed: '0', order: 'source', fill: false },
      ...{ by: 'blend', weights: { x: '1', other1: '0.5', other2: '2' } },
    },
  };

  it.each(cases)(
    'keeps every button and tab whole, apart and in sight, from 320 to 2560 pixels, in $theme, with $words words',
    async ({ theme, at, words }) => {
      const long = words === 'long' ? { words: longWords() } : {};
      const panel = await PanelPage.open(browser(), { theme, answers, remembered, ...long });
      const faults: string[] = [];
      for (const [name, enter] of Object.entries(states)) {
        await panel.page.setViewportSize({ width: 1200, height: 800 });
        await enter(panel);
        await panel.page.waitForTimeout(150);
        for (const width of at) {
          await panel.page.setViewportSize({ width, height: 800 });
          await panel.drawn();
          const found = await panel.page.evaluate(layoutFaults);
          faults.push(...found.map((fault) => `${name}, ${width}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
      expect(panel.errors).toEqual([]);
      await panel.close();
    },
  );
});
