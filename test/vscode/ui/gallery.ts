import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { root } from '../../../tools/root.mjs';
import { sharedFolder } from '../../../tools/sharedFolder.mjs';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

/** Pictures of everything a person sees, in three themes, to be looked at: `npm run pictures`. */
const out = join(root, 'dist', 'pictures');
const themes = (process.env['GRADUS_THEMES']?.split(',') ?? ['dark', 'light', 'highContrast']) as (
  'dark' | 'light' | 'highContrast'
)[];
const wide = { width: 1600, height: 1000 };

it.each(themes)('pictures in the %s theme', async (theme) => {
  mkdirSync(out, { recursive: true });
  const workspace = makeWorkspace();
  writeDatasets(workspace.folder);
  const workbench = await openWorkbench({
    folder: workspace.folder,
    theme,
    viewport: wide,
    settings: {
      'gradus.storeFolder': join(workspace.folder, 'store'),
      'editor.minimap.enabled': false,
      'editor.hover.delay': 100,
      'workbench.activityBar.location': 'hidden',
      'window.commandCenter': false,
    },
  });
  const picture = (name: string): Promise<unknown> => workbench.screenshot(join(out, `${name}-${theme}.png`));
  try {
    await scoring(workbench, picture);
    await panelScenes(workbench, picture);
    await responses(workbench, picture);
    await smallDatasets(workbench, picture);
    if (theme === 'dark') await walkthrough(workbench);
  } finally {
    await workbench.close();
    workspace.remove();
  }
});

type Picture = (name: string) => Promise<unknown>;

async function scoring(workbench: Workbench, picture: Picture): Promise<void> {
  await workbench.openFile('large.jsonl');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.command('Gradus: Open Panel');
  await workbench.panel().getByText('about').first().waitFor();
  await picture('before-scoring');
  await workbench.panel().getByRole('button', { name: 'Score Difficulty' }).first().click();
  await workbench.panel().locator('.activity .progress:visible').waitFor({ timeout: 30_000 });
  await workbench.panel().locator('.measure').first().waitFor({ timeout: 30_000 });
  await picture('scoring');
  await workbench.panel().locator('.activity').waitFor({ state: 'hidden', timeout: 120_000 });
  await picture('scored');
  await workbench.command('View: Close All Editors');
}

async function panelScenes(workbench: Workbench, picture: Picture): Promise<void> {
  const panel = panelDriver(workbench);
  await workbench.openFile('school.jsonl');
  await workbench.command('Gradus: Score Difficulty');
  await workbench.notification('Scored 350');
  await workbench.command('Notifications: Clear All Notifications');
  await workbench.hoverLine(18, 'harder');
  await workbench.page.waitForTimeout(300);
  await picture('editor');
  await workbench.page.mouse.move(2, 2);
  await workbench.command('Gradus: Open Panel');
  await panel.ready();
  await panel.dragBrush('question length', 0.3, 0.75);
  await panel.dragBrush('word rarity', 0.4, 0.95);
  await workbench.page.waitForTimeout(800);
  await picture('brushed');
  await panel.mixture('balanced');
  await panel.find().getByRole('button', { name: 'Write Mixture' }).scrollIntoViewIfNeeded();
  await picture('mixture');
  await panel.find().getByRole('tab', { name: 'Data Map' }).click();
  await workbench.page.waitForTimeout(800);
  await picture('data-map');
  await panel.find().getByRole('tab', { name: 'Measures' }).click();
  await panel.find().locator('.matrix td').first().waitFor();
  await workbench.page.waitForTimeout(400);
  await picture('measures');
  await panel.find().getByRole('tab', { name: 'Difficulty' }).click();
  await workbench.page.setViewportSize({ width: 760, height: 900 });
  await workbench.page.waitForTimeout(800);
  await picture('narrow');
  await workbench.page.setViewportSize(wide);
  await workbench.command('View: Close All Editors');
}

async function responses(workbench: Workbench, picture: Picture): Promise<void> {
  await workbench.openFile('school.jsonl');
  await workbench.command('Gradus: Import Responses…');
  await workbench.quickPick('Files…');
  await workbench.saveAs(join(root, 'media', 'samples', 'school-responses.csv'));
  await workbench.page.getByText('Import Responses: 40 respondents').waitFor();
  await picture('import');
  await workbench.page.keyboard.press('Enter');
  await workbench.notificationButton('Calibrated 350 examples', 'Open Panel');
  await workbench.panel().locator('.responses-body').waitFor();
  await workbench.page.waitForTimeout(1200);
  await picture('responses');
  await workbench.command('Notifications: Clear All Notifications');
  await workbench.focusText();
  await workbench.hoverLine(18, 'IRT b');
  await workbench.page.waitForTimeout(300);
  await picture('responses-hover');
  await workbench.command('View: Close All Editors');
}

async function smallDatasets(workbench: Workbench, picture: Picture): Promise<void> {
  for (const name of ['three', 'right-to-left', 'long']) {
    await workbench.openFile(`${name}.jsonl`);
    await workbench.command('Gradus: Score Difficulty');
    await workbench.notification(`of ${name}.jsonl`);
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('Gradus: Open Panel');
    await panelDriver(workbench).ready();
    await workbench.focusText();
    await workbench.hoverLine(2, /harder|Unknown/);
    await workbench.page.waitForTimeout(800);
    await picture(name);
    await workbench.command('View: Close All Editors');
  }
}

/** The pictures of the walkthrough's steps: a part of the window each. */
async function walkthrough(workbench: Workbench): Promise<void> {
  const folder = join(out, 'walkthrough');
  mkdirSync(folder, { recursive: true });
  const part = (name: string, x: number, y: number, width: number, height: number): Promise<unknown> =>
    workbench.page.screenshot({ path: join(folder, `${name}.png`), clip: { x, y, width, height } });
  const panel = panelDriver(workbench);
  await workbench.openFile('steps.jsonl');
  await workbench.command('Gradus: Score Difficulty');
  await workbench.notification('of steps.jsonl');
  await workbench.page.waitForTimeout(500);
  await part('score', 900, 640, 700, 360);
  await workbench.command('Notifications: Clear All Notifications');
  await workbench.hoverLine(18, 'harder');
  await workbench.page.waitForTimeout(300);
  await part('hover', 0, 90, 760, 390);
  await workbench.page.mouse.move(2, 2);
  await workbench.command('Gradus: Import Responses…');
  await workbench.quickPick('Files…');
  await workbench.saveAs(join(root, 'media', 'samples', 'school-responses.csv'));
  await workbench.page.getByText('Import Responses: 40 respondents').waitFor();
  await workbench.page.mouse.move(2, 2);
  await workbench.page.waitForTimeout(800);
  await part('responses', 490, 32, 620, 300);
  await workbench.page.keyboard.press('Escape');
  await workbench.command('Gradus: Open Panel');
  await panel.ready();
  await panel.dragBrush('question length', 0.3, 0.75);
  await workbench.page.waitForTimeout(800);
  await part('panel', 800, 60, 800, 480);
  await part('mixture', 800, 795, 800, 175);
}

function writeDatasets(folder: string): void {
  const lines = (name: string, records: readonly object[]): void =>
    writeFileSync(join(folder, name), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  lines('three.jsonl', [
    { question: 'What is 2 + 2?', answer: '4' },
    { question: 'Name the capital of France and the river that it lies on.', answer: 'Paris, on the Seine' },
    { question: 'Why is the sky blue, and why is it red in the evening?', answer: 'Rayleigh scattering' },
  ]);
  lines(
    'right-to-left.jsonl',
    [
      'ما هي عاصمة فرنسا؟',
      'מהי בירת צרפת, ואיזה נהר עובר בה?',
      'כמה הם 12 × 4 ועוד 7?',
      'لماذا السماء زرقاء 🌤️ ولماذا تحمر عند الغروب؟',
    ].map((question, at) => ({ question, answer: `${at}`, level: at + 1 })),
  );
  lines('long.jsonl', [
    { question: 'Short one.', answer: 'yes' },
    { question: `${'A very long question about goats and ferries, '.repeat(220)}how many?`, answer: '42' },
    { question: 'W'.repeat(10_000), answer: 'no spaces at all' },
    { question: 'Another short one with <b>markup</b> & a [link](https://example.com).', answer: 'no' },
  ]);
  copyFileSync(join(folder, 'school.jsonl'), join(folder, 'steps.jsonl'));
  const large = join(sharedFolder, 'data', 'gsm8k', 'train.jsonl');
  try {
    copyFileSync(large, join(folder, 'large.jsonl'));
  } catch {
    copyFileSync(join(folder, 'school.jsonl'), join(folder, 'large.jsonl'));
  }
}
