import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

const require = createRequire(import.meta.url);

const workspace = makeWorkspace();
let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ folder: workspace.folder });
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

it('scores the open dataset, which then shows in the editor and in the status bar', async () => {
  await workbench.openFile('school.jsonl');
  await workbench.command('Gradus: Score Difficulty');
  await workbench.statusItem().first().waitFor();
  expect((await workbench.hoverLine(3, 'grade')).text).toMatch(/\d/);
});

it('opens the panel, in which axe finds no fault under the theme’s own colours', async () => {
  await workbench.command('Gradus: Open Panel');
  const panel = panelDriver(workbench);
  await panel.ready();
  await panel.dragBrush('question length', 0.3, 0.7);
  await panel.find().locator('.draw-total', { hasText: /\d/ }).waitFor();
  const frame = await workbench.panelFrame();
  await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const faults = await frame.evaluate(async () => {
    const { run } = (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    return (await run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
  });
  expect(faults).toEqual([]);
});
