import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchBrowser } from '../../tools/workbench/browser.mjs';
import { column, made, numbers } from './made';
import { brushFrames, responseMoves } from './moves';
import { PanelPage } from './panelPage';

const home = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
const figures: object[] = [];
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser(home);
});

afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
  writeFileSync(process.env['GRADUS_TEST_RESULTS']!, JSON.stringify({ figures }));
});

it('measures brush moves', async () => {
  const panel = await PanelPage.open(browser);
  await panel.showMade(100_000, 11);
  const frames = await panel.page.evaluate(brushFrames);
  const of = 'at 100,000 examples by 11 measures';
  figure(`brush move ${of}, median`, frames[Math.floor(frames.length / 2)]!, 16);
  figure(`brush move ${of}, 95%`, frames[Math.floor(0.95 * frames.length)]!, 16);
});

it('measures moves over responses', async () => {
  const panel = await PanelPage.open(browser);
  await panel.show(made(300, [column('irt', 'IRT difficulty', 'logits', numbers(300))], { name: 'a.jsonl' }));
  await panel.turnTo('Responses');
  const { paint, ...moves } = await panel.page.evaluate(responseMoves);
  const of = 'over 100,000 items and 5,000 respondents, median';
  for (const [move, time] of Object.entries(moves)) figure(`${move} ${of}`, time, 16);
  figure(`painting again ${of}`, paint, 100);
});

function figure(name: string, value: number, within: number): void {
  figures.push({ name, value, unit: 'ms', target: `within ${within} ms` });
}
