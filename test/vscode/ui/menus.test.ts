import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench';

const folder = mkdtempSync(join(tmpdir(), 'gradus-menus-'));
const records = Array.from({ length: 12 }, (_, row) => ({ question: `What is ${row}?`, answer: `${row}` }));
let workbench: Workbench;

beforeAll(async () => {
  const lines = records.map((one) => JSON.stringify(one)).join('\n');
  writeFileSync(join(folder, 'lines.jsonl'), lines);
  writeFileSync(join(folder, 'list.json'), JSON.stringify(records, undefined, 2));
  writeFileSync(join(folder, 'lines.json'), lines);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x', files: records }, undefined, 2));
  writeFileSync(join(folder, 'numbers.json'), '[1, 2, 3]');
  workbench = await openWorkbench({ folder, settings: { 'gradus.storeFolder': join(folder, 'store') } });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const titleButton = () => workbench.page.locator('.editor-actions a.action-label[aria-label^="Open Panel"]');

it('shows its button above every dataset, lists in .json among them, and above no other .json', async () => {
  for (const name of [
    'list.json',
    'package.json',
    'lines.json',
    'numbers.json',
    'lines.jsonl',
    'package.json',
  ]) {
    await workbench.openFile(name);
    const wanted = /^l/.test(name) ? 1 : 0;
    await expect.poll(() => titleButton().count(), { message: name }).toBe(wanted);
  }
});

it('has one entry in the explorer, under its name, and none where a file is known to be no dataset', async () => {
  const { page } = workbench;
  const menuOf = async (name: string): Promise<string[]> => {
    const item = page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    await item.click({ button: 'right' });
    await page
      .locator('.monaco-menu .action-label', { hasText: 'Reveal' })
      .or(page.locator('.monaco-menu .action-label', { hasText: 'Rename' }))
      .first()
      .waitFor();
    return page.locator('.monaco-menu .action-label').allInnerTexts();
  };
  for (const name of ['list.json', 'lines.jsonl']) {
    const entries = await menuOf(name);
    expect(entries).toContain('Gradus');
    expect(entries.filter((one) => /Score|Mixture|Panel|Responses/.test(one))).toEqual([]);
    await page.locator('.monaco-menu .action-label', { hasText: /^Gradus$/ }).hover();
    await page.locator('.monaco-menu .action-label', { hasText: 'Score Difficulty' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  expect(await menuOf('package.json')).not.toContain('Gradus');
  await page.keyboard.press('Escape');
});
