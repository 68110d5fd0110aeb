import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { openWorkbench, type Workbench } from './workbench';

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

it('opens the panel', async () => {
  await workbench.command('Gradus: Open Panel');
  await workbench.panel().locator('body *').first().waitFor();
});
