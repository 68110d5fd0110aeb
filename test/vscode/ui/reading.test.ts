import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const rates = join(workspace.folder, 'rates.jsonl');
const words = join(workspace.folder, 'words.jsonl');
const count = 40;
let workbench: Workbench;

beforeAll(async () => {
  const rows = (of: (at: number) => object): string =>
    Array.from({ length: count }, (_, at) => {
      const question = `What comes after ${at} when you count in steps of three?`;
      return `${JSON.stringify({ question, answer: String(at + 3), ...of(at) })}\n`;
    }).join('');
  writeFileSync(
    rates,
    rows((at) => ({ difficulty: (at + 1) / (count + 1) })),
  );
  writeFileSync(
    words,
    rows((at) => ({ level: ['easy', 'medium', 'hard'][at % 3] })),
  );
  workbench = await openWorkbench({
    folder: workspace.folder,
    settings: {
      'gradus.storeFolder': join(workspace.folder, 'store'),
      'gradus.measures': ['human', 'length'],
    },
    viewport: { width: 1600, height: 1000 },
  });
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

/** Writes a mixture of the hard rows; gives their difficulties. */
async function hardOf(name: string): Promise<number[]> {
  const panel = panelDriver(workbench);
  const out = join(workspace.folder, name);
  await panel.mixture('hard');
  await panel.press('Write Mixture');
  await workbench.saveAs(out);
  await workbench.notification(/Wrote \d+ rows to/);
  await workbench.command('Notifications: Clear All Notifications');
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  return lines.map((line) => (JSON.parse(line) as { difficulty: number }).difficulty);
}

it('an unsure direction is asked before anything is scored, mended in two clicks, and turned round in the panel with the mixture', async () => {
  const panel = panelDriver(workbench);
  const direction = (words: string) =>
    panel.find().locator('.scale-choice').getByText(words, { exact: true });
  await workbench.openFile('rates.jsonl');
  await workbench.command('Gradus: Score Difficulty');
  const asked = workbench.page.locator('.quick-input-widget:visible');
  await asked.getByText('rates.jsonl: what is meant?').waitFor();
  await asked.getByText('Higher is easier', { exact: true }).click();
  await workbench.notification(/Scored/);
  await workbench.command('Gradus: Open Panel');
  await panel.ready();
  await direction('higher is easier').waitFor();
  expect(Math.max(...(await hardOf('low.jsonl')))).toBeLessThan(0.5);
  await panel.press('Turn Round');
  await direction('higher is harder').waitFor();
  await panel.ready();
  expect(Math.min(...(await hardOf('high.jsonl')))).toBeGreaterThan(0.5);
});

it('levels are put in order by dragging, and the bands go by it', async () => {
  const panel = panelDriver(workbench);
  await workbench.openFile('words.jsonl');
  await workbench.command('Gradus: Score Difficulty');
  await workbench.notification(/Scored 40/);
  await workbench.command('Gradus: Open Panel');
  await panel.find().getByText('words.jsonl', { exact: true }).first().waitFor();
  await panel.ready();
  const first = (): Promise<string> => panel.rows().first().innerText();
  await panel.find().getByText('Order Levels').click();
  const levels = panel.find().locator('.levels li');
  await expect.poll(() => levels.allTextContents()).toEqual(['easy', 'medium', 'hard']);
  await levels.nth(2).dragTo(levels.nth(0));
  await expect.poll(() => levels.allTextContents()).toEqual(['hard', 'easy', 'medium']);
  const before = await first();
  await panel.press('Take This Order');
  await expect.poll(first).not.toBe(before);
  await panel.find().getByText('Order Levels').click();
  await expect.poll(() => levels.allTextContents()).toEqual(['hard', 'easy', 'medium']);
});
