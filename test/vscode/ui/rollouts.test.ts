import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../tools/root.mjs';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { CommandLine } from '../../cli/gradus';
import { questionOf, shapes, simulatedTries } from '../../engine/responseLogs/rollouts/writtenRollouts';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const { folder } = workspace;
const store = join(folder, 'store');
const name = 'train.parquet';
const out = join(folder, 'learnable.parquet');
const pictures = join(root, 'dist', 'test', 'ui');
const prompts = 120;
const verl = shapes.find(({ format }) => format === 'verl')!;
let workbench: Workbench;

/** A dataset as verl reads it, and what it dumps of a training step. */
async function writeDataset(): Promise<void> {
  const rows = Array.from({ length: prompts }, (_, index) => ({
    data_source: 'sums',
    prompt: [{ role: 'user', content: questionOf(index) }],
    topic: index % 3 === 0 ? 'even sums' : 'odd sums',
    reward_model: { style: 'rule', ground_truth: String(2 * index + 1) },
    extra_info: { index, split: 'train' },
  }));
  const json = join(folder, 'store', 'rows.json');
  mkdirSync(store, { recursive: true });
  writeFileSync(json, JSON.stringify(rows));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`copy (from read_json('${json}')) to '${join(folder, name)}' (format parquet)`);
  connection.closeSync();
  mkdirSync(join(folder, 'rollouts'));
  writeFileSync(join(folder, 'rollouts', verl.file), verl.write(simulatedTries(prompts, 8, 1)));
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await writeDataset();
  workbench = await openWorkbench({
    folder,
    settings: { 'gradus.storeFolder': store },
    viewport: { width: 1500, height: 900 },
  });
}, 300_000);

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

/** A window that has just opened may not know yet that the file is Gradus's to show: it is closed and opened again. */
async function openTable(): Promise<void> {
  const files = workbench.page.locator('.explorer-folders-view .monaco-list-row');
  for (let timeout = 15_000; ; timeout *= 2)
    try {
      await files.getByText(name, { exact: true }).dblclick();
      return await workbench.panel().getByText('120 records').first().waitFor({ timeout });
    } catch (error) {
      if (timeout > 60_000) throw error;
      await workbench.command('View: Close Editor');
    }
}

const widget = () => workbench.page.locator('.quick-input-widget:visible');
const picture = (what: string) => workbench.screenshot(join(pictures, `rollouts-${what}.png`));

it('comes from a Parquet dataset and its rollouts to a mixture of what is learnable in six steps', async () => {
  const steps: string[] = [];
  const step = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    steps.push(what);
    await act();
  };
  await step('open the dataset', openTable);
  await picture('1-table');
  await step('ask to import responses', () => workbench.command('Gradus: Import Responses…'));
  await widget().locator('.monaco-list-row').filter({ hasText: 'beside the dataset' }).first().waitFor();
  await picture('2-where');
  await step('choose the rollouts', () => workbench.quickPick('rollouts'));
  await widget()
    .getByText(/^Import Responses: 1 respondent/)
    .waitFor({ timeout: 60_000 });
  await picture('3-preview');
  await step('import them', () => workbench.quickPick('Import'));
  await step('ask for the mixture', () => workbench.notificationButton(/120/, 'Write Learnable Mixture…'));
  await picture('4-where-to');
  await step('say where to', () => workbench.saveAs(out));
  await expect.poll(() => existsSync(`${out}.manifest.json`), { timeout: 60_000 }).toBe(true);
  expect(steps.length).toBeLessThanOrEqual(6);
  const { page } = workbench;
  await page
    .getByText(/^Wrote \d+ rows to learnable\.parquet: all of them learnable\.$/)
    .first()
    .waitFor();
  await picture('5-written');

  const manifest = JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8')) as { output: { rows: number } };
  expect(manifest.output.rows).toBeGreaterThan(60);
  expect(manifest.output.rows).toBeLessThan(prompts);
  expect(new CommandLine(store).run('verify', `${out}.manifest.json`)).toMatchObject({ code: 0 });
}, 300_000);

it('shows the rollouts in the panel', async () => {
  await workbench.page
    .locator('.explorer-folders-view .monaco-list-row')
    .getByText(name, { exact: true })
    .click();
  await workbench.command('Gradus: Open Panel');
  const panel = workbench.panel();
  await panel.getByRole('tab', { name: 'Responses' }).click();
  await panel.getByRole('region', { name: 'Rollouts' }).waitFor();
  const counts = await panel.locator('.rollout-counts li').allInnerTexts();
  expect(counts[0]).toMatch(/^\d+ learnable$/);
  await picture('6-panel');
}, 300_000);
