import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { CommandLine } from '../../cli/gradus';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const store = join(workspace.folder, 'store');
const name = 'school.jsonl';
const path = join(workspace.folder, name);
const out = join(workspace.folder, 'mixture.jsonl');
let workbench: Workbench;

beforeAll(async () => {
  // As a scoring that was cancelled leaves it: half of the rows are scored.
  new CommandLine(store).ok('score', path, '--measures', 'length', '--shard', '1/2');
  workbench = await openWorkbench({ folder: workspace.folder, settings: { 'gradus.storeFolder': store } });
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

it('a mixture of a dataset that is half scored is written as the panel shows it, or after scoring, never otherwise', async () => {
  const panel = panelDriver(workbench);
  await workbench.openFile(name);
  await workbench.command('Gradus: Open Panel');
  await panel.ready();
  await panel.mixture('all');
  const missing = panel.find().locator('.draw-missing');
  const words = '175 of 350 examples have no score by question length';
  await expect.poll(() => missing.innerText()).toBe(`${words} and are left out.`);
  await panel.press('Write Mixture');
  await workbench.dialogButton(words, 'Cancel');
  expect(await panel.find().locator('.draw-total').innerText()).toContain('175 examples');
  await panel.press('Write Mixture');
  await workbench.dialogButton(words, 'Score First');
  // Now that all rows are looked at, the reasoning steps serve as the difficulty: what has none can have no score, and nobody is asked.
  const later = /^(\d+) of 350 examples have no score by reasoning steps and are left out\.$/;
  await expect.poll(() => missing.innerText()).toMatch(later);
  const rows = 350 - Number(later.exec(await missing.innerText())![1]);
  expect(await panel.find().locator('.draw-total').innerText()).toContain(`${rows} examples`);
  expect(existsSync(out)).toBe(false);
  await panel.press('Write Mixture');
  await workbench.saveAs(out);
  await workbench.notification(`Wrote ${rows} rows to`);
  const source = new Set(readFileSync(path, 'utf8').split('\n'));
  const written = readFileSync(out, 'utf8').trimEnd().split('\n');
  expect([written.length, written.filter((line) => !source.has(line))]).toEqual([rows, []]);
});
