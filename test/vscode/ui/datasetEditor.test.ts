import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { openWorkbench, type Workbench } from './workbench';

/** Larger than what VS Code lets extensions see of a text. */
const megabytes = Number(process.env['GRADUS_LARGE_MB'] ?? 60);
const name = 'large.jsonl';
/** Where pictures are left, where somebody wants to look at them. */
const pictures = process.env['GRADUS_PICTURES'];

const workspace = makeWorkspace();
const store = mkdtempSync(join(tmpdir(), 'gradus-store-'));
let workbench: Workbench;
let rows = 0;

beforeAll(async () => {
  rows = await writeLarge(join(workspace.folder, name));
  workbench = await openWorkbench({
    folder: workspace.folder,
    settings: { 'gradus.storeFolder': store, 'gradus.measures': ['length'] },
    viewport: { width: 1500, height: 900 },
  });
}, 300_000);

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
  rmSync(store, { recursive: true, force: true });
});

const page = (): FrameLocator => workbench.panel();
const lines = () => page().locator('.grid-row:not([hidden]) .grid-line');
const rest = () => page().locator('.status-words');

async function picture(what: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await workbench.screenshot(join(pictures, `${what}.png`));
}

async function openTable(): Promise<void> {
  await workbench.page
    .locator('.explorer-folders-view .monaco-list-row')
    .getByText(name, { exact: true })
    .dblclick();
  await workbench.page.locator('.tab.active').getByText(name, { exact: true }).waitFor();
  // A command that comes while the window still settles is lost now and then on a busy machine.
  for (let tries = 1; ; tries++)
    try {
      await workbench.command('Gradus: Open Dataset Editor');
      return await page().locator('.grid').waitFor({ timeout: 30_000 });
    } catch (error) {
      if (tries === 3) throw error;
    }
}

it('opens a file above 50 MB as a table, from the command', async () => {
  await openTable();
  await lines().filter({ hasText: /^1$/ }).first().waitFor();
  await page()
    .getByText(`${rows.toLocaleString('en')} records`)
    .first()
    .waitFor({ timeout: 120_000 });
  await picture('1-opened');
});

it('sorts by a field', async () => {
  await page().getByRole('columnheader', { name: /^id/ }).getByRole('button').click();
  await page().getByRole('columnheader', { name: /^id/ }).getByRole('button').click();
  await rest().filter({ hasText: 'sorted by id' }).waitFor();
  await lines()
    .first()
    .filter({ hasText: new RegExp(`^${rows.toLocaleString('en')}$`) })
    .waitFor();
  await picture('2-sorted');
});

it('finds a text in every record', async () => {
  await page().getByRole('textbox', { name: 'Search' }).click();
  await workbench.type('needle 7 ');
  await page()
    .locator('.search-count')
    .filter({ hasText: /^1 of / })
    .waitFor({ timeout: 120_000 });
  await picture('3-found');
});

it('shows the record in full', async () => {
  await page().getByRole('textbox', { name: 'Search' }).press('Escape');
  await page().getByRole('grid', { name: 'Records' }).press('Enter');
  await page().locator('.record .part').first().waitFor();
  expect(await page().locator('.part-title').first().innerText()).toBe('question');
  await picture('4-record');
});

it('is what commands act on: it is scored, and its rows get marks', async () => {
  await workbench.command('Gradus: Score Difficulty');
  await page()
    .locator('.grid-place[data-band="hard"], .grid-place[data-band="medium"], .grid-place[data-band="easy"]')
    .first()
    .waitFor({ timeout: 180_000 });
  await page().getByText('difficulty by question length').first().waitFor({ timeout: 180_000 });
  expect(existsSync(store)).toBe(true);
  await picture('5-scored');
});

it('tells of a row under the pointer what the text editor tells', async () => {
  await page().locator('.grid-row:not([hidden]) .grid-place').nth(3).hover();
  await page()
    .getByRole('tooltip')
    .filter({ hasText: /harder than \d+% of/ })
    .waitFor();
  await picture('6-hover');
});

it('is gone to from the panel', async () => {
  await page().locator('.grid').press('Escape');
  await workbench.page.mouse.move(2, 2);
  await page().getByRole('button', { name: 'Open Panel' }).click();
  await workbench.page.locator('.tab', { hasText: `${name}: difficulty` }).waitFor();
  const panel = workbench.panel();
  await panel.locator('.row:visible').first().waitFor({ timeout: 120_000 });
  const line = await panel.locator('.row:visible .row-line').first().innerText();
  await panel.locator('.row:visible').first().click();
  const table = workbench.page
    .locator('iframe.webview:visible')
    .first()
    .contentFrame()
    .locator('#active-frame')
    .contentFrame();
  const wanted = new RegExp(`^Line ${/[\d,]+/.exec(line)![0]},`);
  await table.locator('.record-title').filter({ hasText: wanted }).waitFor();
  await picture('7-panel');
});

async function writeLarge(path: string): Promise<number> {
  const file = createWriteStream(path);
  let row = 0;
  for (let bytes = 0; bytes < megabytes * 2 ** 20; row++) {
    const line = `${record(row)}\n`;
    bytes += line.length;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return row;
}

const animals = ['otter', 'heron', 'lynx', 'gecko', 'walrus', 'ibis', 'marten', 'newt'];

function record(row: number): string {
  const animal = animals[row % animals.length]!;
  const steps = 'It looks around, and counts once more. '.repeat(1 + (row % 9));
  return JSON.stringify({
    id: row,
    question: `The ${animal} finds ${row} shells. ${steps}How many are left after needle ${row} are lost?`,
    answer: `Start with ${row}.\n#### ${row % 97}`,
    source: { name: row % 3 === 0 ? 'school' : 'web', split: 'train' },
  });
}
