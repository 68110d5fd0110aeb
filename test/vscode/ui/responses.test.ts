import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../tools/root.mjs';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { CommandLine } from '../../cli/gradus';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const { folder } = workspace;
const store = join(folder, 'store');
const gradus = new CommandLine(store);
const dataset = join(folder, 'school.jsonl');
const log = join(folder, 'logs', 'answers.csv');
const pictures = join(root, 'dist', 'test', 'ui');
const strange = ['$(zap) [x](command:y)', 'geology-999'];

let workbench: Workbench;
let panel: ReturnType<typeof panelDriver>;

beforeAll(async () => {
  for (const one of [join(folder, 'logs'), pictures]) mkdirSync(one, { recursive: true });
  const answers = readFileSync(join(root, 'media', 'samples', 'school-responses.csv'), 'utf8').trimEnd();
  const more = [...strange.map((item) => `simulated-01,${item},1`), 'simulated-02,geology-999,perhaps'];
  writeFileSync(log, `${answers}\n${more.join('\n')}\n`);
  writeFileSync(join(folder, 'verdicts.jsonl'), withVerdicts());
  writeFileSync(
    join(folder, 'logs', 'other-test.csv'),
    matrixOf(['Item_1', 'Item_2', 'Item_3', 'Item_4', 'Item_5']),
  );
  const ids = readFileSync(dataset, 'utf8').split('\n').slice(0, 40);
  writeFileSync(
    join(folder, 'matrix.csv'),
    matrixOf(ids.map((line) => (JSON.parse(line) as { id: string }).id)),
  );
  copyFileSync(join(root, 'media', 'samples', 'README.md'), join(folder, 'logs', 'notes.json'));
  workbench = await openWorkbench({
    folder,
    settings: { 'gradus.storeFolder': store, 'editor.hover.delay': 100, 'editor.minimap.enabled': false },
    viewport: { width: 1600, height: 1000 },
  });
  panel = panelDriver(workbench);
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

const widget = () => workbench.page.locator('.quick-input-widget:visible');
const rows = () => widget().locator('.monaco-list-row');
const picture = (name: string) => workbench.screenshot(join(pictures, `responses-${name}.png`));
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

async function previewed(title: RegExp): Promise<void> {
  await widget().getByText(title).waitFor({ timeout: 60_000 });
  await rows().filter({ hasText: 'Respondents:' }).first().waitFor();
}

/** What `gradus show` says of a row before its question. */
function said(path: string, row: number): string {
  const { verdict, responses } = gradus.json<{ verdict: string; responses: { words: string } }>(
    'show',
    path,
    '--row',
    String(row),
  );
  expect(responses.words).toMatch(/^IRT b -?[\d.]+ ± [\d.]+ · \d+ of \d+ correct$/);
  return `${verdict}|${responses.words}`;
}

describe('a person who has a response log', () => {
  it('looks at what is in it, and leaves no trace by changing their mind', async () => {
    await workbench.openFile('school.jsonl');
    await workbench.command('Gradus: Import Responses…');
    await picture('1-where');
    await workbench.quickPick('Files…');
    await workbench.saveAs(log);
    await previewed(/^Import Responses: 40 respondents × 352 items, [\d,]+ answers$/);
    await picture('2-preview');
    const all = (await rows().allInnerTexts()).join('\n');
    expect(all).toContain('350 of 352 items found in school.jsonl by id');
    expect(all).toMatch(/Recognised as .* · answers\.csv/);
    expect(all).toContain('2 items were not found in school.jsonl');
    expect(all).toContain('1 line could not be used');
    expect(all).toContain('$\u200b(zap) [x](command:y)');
    expect(await rows().locator('.codicon-zap').count()).toBe(0);
    await workbench.page.keyboard.press('Escape');
    await widget().waitFor({ state: 'hidden' });
  });

  it('reads which items were not found, and who answered, without leaving the preview', async () => {
    await workbench.command('Gradus: Import Responses…');
    await workbench.quickPick('Files…');
    await workbench.saveAs(log);
    await previewed(/^Import Responses: 40 respondents/);
    await workbench.quickPick('2 items were not found');
    await workbench.page.locator('.view-lines', { hasText: 'geology-999' }).first().waitFor();
    await previewed(/^Import Responses: 40 respondents/);
    await picture('3-unmatched');
    await workbench.quickPick('Respondents: 40');
    await rows().filter({ hasText: 'simulated-01' }).first().waitFor();
    expect(await rows().first().innerText()).toMatch(/\d+% correct/);
    await workbench.page.keyboard.press('Escape');
    await previewed(/^Import Responses: 40 respondents/);
  });

  it('chooses a model, imports, and is told what came of it', async () => {
    await workbench.quickPick('Model: ');
    await workbench.quickPick('2PL');
    await rows().filter({ hasText: 'Model: 2PL' }).first().waitFor();
    await workbench.page.keyboard.press('Enter');
    const done = await workbench.notification('Calibrated 350 examples by 40 respondents (2PL).', 120_000);
    await picture('4-imported');
    expect(await done.innerText()).toContain('Open Panel');
  });

  it('has the calibration in the panel', async () => {
    // First of all: a toast is gone after a while.
    await workbench.notificationButton('Calibrated 350 examples', 'Open Panel');
    // The panel opens on the responses: that is what was imported.
    await panel.find().locator('.responses-body').waitFor();
    await picture('6-panel');
    await expect.poll(() => panel.find().locator('.responses').innerText()).toMatch(/2PL/);
    expect(await panel.find().locator('.responses').innerText()).toContain('40 respondents');
  });

  it('reads in the hover what the command line says of the row', async () => {
    await workbench.focusText();
    await workbench.openFile('school.jsonl');
    for (const row of [3, 40, 349]) {
      const [verdict, words] = said(dataset, row).split('|') as [string, string];
      const { text } = await workbench.hoverLine(row + 1, words);
      expect(plain(text)).toContain(verdict);
      expect(plain(text)).not.toMatch(/standard error/i);
    }
    await picture('5-hover');
  });

  it('exports the items', async () => {
    const out = join(folder, 'items.csv');
    await workbench.command('Gradus: Export Item Table…');
    await workbench.quickPick(/Easy2Hard/);
    await workbench.saveAs(out);
    await workbench.notification('Wrote 352 items to items.csv');
    const [header, ...items] = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(header).toMatch(/^item,/);
    expect(items).toHaveLength(352);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('imports what was used before with two keystrokes', async () => {
    await workbench.command('Gradus: Import Responses…');
    await workbench.quickPick('answers.csv');
    await previewed(/^Import Responses: 40 respondents/);
    expect(await rows().filter({ hasText: 'Model: 2PL' }).count()).toBe(1);
    await workbench.page.keyboard.press('Enter');
    await expect
      .poll(() => panel.find().locator('.responses').innerText(), { timeout: 60_000 })
      .toContain('40 respondents');
  });

  it('is asked before five items of another test take the place of 350, and takes them back', async () => {
    const before = said(dataset, 3);
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('Gradus: Import Responses…');
    await workbench.quickPick('Files…');
    await workbench.saveAs(join(folder, 'logs', 'other-test.csv'));
    await previewed(/^Import Responses: 84 respondents × 5 items/);
    const all = (await rows().allInnerTexts()).join('\n');
    expect(all).toContain('These may not be responses to it: only 5 of 350 rows would have an item');
    expect(all).toContain('It has responses now: 352 items by 40 respondents (answers.csv');
    await picture('8-doubtful');
    await workbench.page.keyboard.press('Enter');
    await workbench.dialogButton('Are these responses to school.jsonl?', 'Cancel');
    expect(said(dataset, 3)).toBe(before);
    await workbench.command('Gradus: Import Responses…');
    await workbench.quickPick('Files…');
    await workbench.saveAs(join(folder, 'logs', 'other-test.csv'));
    await previewed(/^Import Responses: 84 respondents/);
    await workbench.page.keyboard.press('Enter');
    await workbench.dialogButton(/It has responses: 352 items by 40 respondents/, 'Import Anyway');
    await workbench.notificationButton('Calibrated 5 examples by 84 respondents', 'Take Back');
    await workbench.notification(
      'The responses to school.jsonl are back: 352 items by 40 respondents',
      60_000,
    );
    expect(said(dataset, 3)).toBe(before);
    await expect
      .poll(() => panel.find().locator('.responses').innerText(), { timeout: 60_000 })
      .toContain('40 respondents');
  });

  it('removes the responses, takes that back, and removes them again', async () => {
    await workbench.command('Gradus: Remove Responses');
    await workbench.notificationButton('The responses to school.jsonl are removed', 'Take Back');
    await workbench.notification('The responses to school.jsonl are back', 60_000);
    said(dataset, 3);
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('Gradus: Remove Responses');
    await workbench.notification('The responses to school.jsonl are removed');
    await workbench.focusText();
    const { text } = await workbench.hoverLine(4, 'Not scored yet');
    expect(text).not.toContain('IRT');
    await expect.poll(() => panel.find().locator('.responses-body').isVisible()).toBe(false);
    await workbench.command('View: Close All Editors');
  });
});

describe('a person who opens a response matrix as a dataset', () => {
  it('imports it into the dataset that its items are of', async () => {
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.openFile('matrix.csv');
    await workbench.command('Gradus: Score Difficulty');
    await workbench.notificationButton('matrix.csv looks like a response matrix', 'Import into a Dataset…');
    await workbench.saveAs(dataset);
    await previewed(/^Import Responses: 84 respondents × 40 items/);
    expect((await rows().allInnerTexts()).join('\n')).toContain('40 of 40 items found in school.jsonl by id');
    await workbench.page.keyboard.press('Escape');
    await widget().waitFor({ state: 'hidden' });
  });

  it('or calibrates it alone', async () => {
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.openFile('matrix.csv');
    await workbench.command('Gradus: Open Panel');
    await workbench.notificationButton('matrix.csv looks like a response matrix', 'Calibrate Alone');
    const out = join(folder, 'matrix-items.csv');
    await workbench.saveAs(out);
    await workbench.notification(/Calibrated 40 items by 84 respondents .* matrix-items\.csv/, 60_000);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(41);
    await workbench.command('View: Close All Editors');
  });
});

describe('a person whose dataset holds verdicts', () => {
  it('imports them from the dataset itself', async () => {
    await workbench.openFile('verdicts.jsonl');
    await workbench.command('Gradus: Import Responses…');
    await workbench.quickPick('The verdicts in this dataset');
    await previewed(/^Import Responses: 12 respondents × 60 items, 720 answers$/);
    await workbench.page.keyboard.press('Enter');
    await workbench.notification('Calibrated 60 examples by 12 respondents', 60_000);
    const path = join(folder, 'verdicts.jsonl');
    const [, words] = said(path, 5).split('|') as [string, string];
    expect(words).toContain('of 12 correct');
    await workbench.hoverLine(6, words);
  });
});

describe('a person with a large log', () => {
  it('cancels the calibration, is told that it can be resumed, and resumes it', async () => {
    writeLarge(1200, 900);
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.openFile('many.jsonl');
    await workbench.command('Gradus: Import Responses…');
    await workbench.quickPick('Files…');
    await workbench.saveAs(join(folder, 'logs', 'many.csv'));
    await previewed(/^Import Responses: 1,200 respondents × 900 items, 1,080,000 answers$/);
    await workbench.quickPick('Model: ');
    await workbench.quickPick('3PL');
    await rows().filter({ hasText: 'Model: 3PL' }).first().waitFor();
    await workbench.page.keyboard.press('Enter');
    const progress = await workbench.notification(/Importing responses to many\.jsonl.*3PL, iteration \d/);
    await picture('7-calibrating');
    await progress.locator('.monaco-button').filter({ hasText: 'Cancel' }).click();
    await workbench.notificationButton('The calibration is cancelled', 'Resume');
    await workbench.notification('Calibrated 900 examples by 1,200 respondents (3PL).', 120_000);
  });
});

/** A dataset and a log of so many respondents who answered all of it, by chance alone. */
function writeLarge(respondents: number, items: number): void {
  let seed = 1;
  const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const difficulty = Array.from({ length: items }, () => 4 * random() - 2);
  const answers = Array.from({ length: respondents }, (_, who) => {
    const ability = 4 * random() - 2;
    return difficulty.map((b, at) => `m${who},q${at},${random() < 1 / (1 + Math.exp(b - ability)) ? 1 : 0}`);
  });
  writeFileSync(
    join(folder, 'logs', 'many.csv'),
    ['respondent,item,correct', ...answers.flat(), ''].join('\n'),
  );
  const records = difficulty.map((_, at) =>
    JSON.stringify({ id: `q${at}`, question: `What is ${at} squared?`, answer: `${at * at}` }),
  );
  writeFileSync(join(folder, 'many.jsonl'), `${records.join('\n')}\n`);
}

/** Records that say themselves which of twelve models got them right: the later ones are harder, the later models abler. */
function withVerdicts(): string {
  const models = Array.from({ length: 12 }, (_, at) => `model-${at}`);
  return Array.from({ length: 60 }, (_, row) => {
    const verdicts = models.map((name, at) => [name, (row * 7 + at * 13) % 60 < 30 + 4 * at - row / 2]);
    const text = { question: `What is ${row} times ${row + 2}?`, answer: String(row * (row + 2)) };
    return `${JSON.stringify({ ...text, correct: Object.fromEntries(verdicts) })}\n`;
  }).join('');
}

/** Who of 84 got which of these items right: the later items are harder, the later respondents abler. */
function matrixOf(items: readonly string[]): string {
  const answers = Array.from({ length: 84 }, (_, who) =>
    items.map((__, item) => ((who * 7 + item * 13) % 84 < 30 + who / 2 - (20 * item) / items.length ? 1 : 0)),
  );
  return [items, ...answers, ''].map(String).join('\n');
}
