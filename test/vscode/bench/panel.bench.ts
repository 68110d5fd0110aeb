import { writeFileSync } from 'node:fs';
import { afterAll, it } from 'vitest';
import { panelDriver } from '../ui/panelDriver';
import { openWorkbench, type Workbench } from '../ui/workbench';
import { brushMoves } from './brushMoves';
import { memories } from './memories';

const { GRADUS_BENCH_FOLDER: folder = '', GRADUS_TEST_STORE: store = '' } = process.env;
const rows = Number(process.env['GRADUS_BENCH_ROWS']);
let workbench: Workbench;

afterAll(() => workbench?.close());

it('measures the panel', async () => {
  workbench = await openWorkbench({
    folder,
    settings: { 'gradus.storeFolder': store },
    viewport: { width: 1600, height: 1000 },
  });
  const panel = panelDriver(workbench);
  await workbench.page.locator('.monaco-list-row').getByText('large.jsonl', { exact: true }).dblclick();
  await workbench.page.locator('.tab.active').getByText('large.jsonl', { exact: true }).waitFor();
  await workbench.page.waitForTimeout(2000);
  await workbench.command('Gradus: Open Panel');
  const start = performance.now();
  await panel.ready(300_000);
  const picture = performance.now() - start;
  const frame = await workbench.panelFrame();
  const ownPart = await frame.evaluate(() => performance.now());
  const moves = await frame.evaluate(brushMoves, 'Brush on question length');
  await panel.find().locator('.row').first().waitFor();
  const held = await memories(store, workbench.page, frame);
  const first = 'first picture of the panel from stored scores';
  const figures = [
    figure(`${first}, from the start of its page on`, ownPart, 'ms'),
    figure(`${first}, from the command on`, picture, 'ms'),
    figure('brush move, median', moves[Math.floor(moves.length / 2)]!, 'ms', 'within a frame, 16 ms'),
    figure(`brush move, slowest of ${moves.length}`, moves.at(-1)!, 'ms', 'within a frame, 16 ms'),
    figure('memory of the engine with the panel open', held.engine, 'MB', 'under 600 MB at 1,000,000 rows'),
    figure('memory of the extension host', held.host, 'MB', 'under 300 MB at 1,000,000 rows'),
    figure('memory of the panel’s script', held.page, 'MB'),
  ];
  writeFileSync(process.env['GRADUS_TEST_RESULTS']!, JSON.stringify({ figures }));
}, 600_000);

function figure(name: string, value: number, unit: string, target?: string): object {
  const of = `at ${rows.toLocaleString('en')} rows`;
  return { name: `${name} ${of}`, value, unit, ...(target && { target }) };
}
