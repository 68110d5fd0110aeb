import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { CommandLine } from '../../cli/gradus';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const store = join(workspace.folder, 'store');
const path = join(workspace.folder, 'school.jsonl');

let workbench: Workbench;
let panel: ReturnType<typeof panelDriver>;

beforeAll(async () => {
  workbench = await openWorkbench({
    folder: workspace.folder,
    settings: { 'gradus.storeFolder': store },
  });
  panel = panelDriver(workbench);
  // Whatever follows is done without a mouse: one that moves would undo the proof.
  for (const act of ['move', 'down', 'click'] as const)
    workbench.page.mouse[act] = () => Promise.reject(new Error('The mouse is not used here.'));
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await workbench.page.keyboard.press(key);
};

/** What in the panel has the focus: its role and its name. */
async function focused(): Promise<string> {
  const frame = await workbench.panelFrame();
  return frame.evaluate(() => {
    const element = document.activeElement!;
    return `${element.getAttribute('role') ?? element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`;
  });
}

/** Waits until keys go to the panel. */
async function panelFocused(): Promise<void> {
  const frame = await workbench.panelFrame();
  await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
}

/** Presses Tab until what has the focus is called so. The panel is a process of its own: a key is there later than it was pressed. */
async function tabTo(name: string | RegExp): Promise<void> {
  await panelFocused();
  for (let tries = 0; tries < 60; tries++) {
    const before = await focused();
    if (before.search(name) >= 0) return;
    await press('Tab');
    for (let waits = 0; waits < 10 && (await focused()) === before; waits++)
      await workbench.page.waitForTimeout(50);
  }
  throw new Error(`Tab never came to ${name}; it is at ${await focused()}.`);
}

it('scores by a key chord', async () => {
  await press('Control+p');
  await workbench.answerList('school.jsonl');
  await workbench.editor.locator('.view-line').first().waitFor();
  const toasts = workbench.page.locator('.notification-toast', { hasText: /Scor/ });
  const asked = async (): Promise<number> => {
    await press('Control+Alt+g', 's');
    return toasts.count();
  };
  // The keys are there once the extension is.
  await expect.poll(asked, { interval: 1000 }).toBeGreaterThan(0);
  await workbench.notification('Scored 350 examples', 60_000);
});

it('reads the hover', async () => {
  await press('Control+Home', 'Control+k', 'Control+i');
  const hover = workbench.page.locator('.monaco-hover:visible').first();
  await expect.poll(() => hover.innerText()).toMatch(/harder than/);
  await press('Escape');
});

it('walks from the hardest on and shows the record', async () => {
  await press('Control+Alt+g', 'n');
  await expect.poll(() => workbench.cursorLine()).toBeGreaterThan(1);
  const first = await workbench.cursorLine();
  await press('Control+Alt+g', 'n');
  await expect.poll(() => workbench.cursorLine()).not.toBe(first);
  await press('Control+Alt+g', 'b');
  await expect.poll(() => workbench.cursorLine()).toBe(first);
  await press('Control+Alt+g', 'r');
  const record = workbench.page.locator('.tab.active', { hasText: `school.jsonl, line ${first}.jsonc` });
  await record.waitFor();
  await press('Control+w');
  await record.waitFor({ state: 'detached' });
});

it('opens the panel and brushes', async () => {
  // The text has the focus, and no panel loads that would lose the key.
  await press('Control+1', 'Control+Alt+g', 'p');
  await panel.ready();
  await tabTo('Brush on question length');
  await press('Enter', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight');
  const selected = await panel.selected();
  expect(selected).toBeGreaterThan(0);
  expect(selected).toBeLessThan(350);
  await press('Escape');
  await expect.poll(() => panel.selected()).toBe(350);
});

it('moves a cut-off', async () => {
  await press('Shift+Tab');
  await tabTo('Beginning of the hard band');
  const before = await panel.cutOffWords('hard');
  await press('ArrowRight');
  expect(await panel.cutOffWords('hard')).not.toBe(before);
  await press('Escape');
  expect(await panel.cutOffWords('hard')).toBe(before);
});

it('goes from a row to its line and back', async () => {
  await tabTo('Selected examples');
  await press('ArrowDown', 'ArrowDown');
  const active = panel.find().locator('.row[aria-selected="true"]');
  const line = Number(/line ([\d,]+)/.exec(await active.innerText())![1]!.replaceAll(',', ''));
  await press('Enter');
  await expect.poll(() => workbench.cursorLine()).toBe(line);
  await press('Control+2');
});

it('writes a mixture', async () => {
  const out = join(workspace.folder, 'both-ends.jsonl');
  await tabTo(/^radio(group)? /);
  await press('ArrowRight');
  await expect
    .poll(() =>
      panel.find().getByRole('radio', { name: 'easy and hard', exact: true }).getAttribute('aria-checked'),
    )
    .toBe('true');
  await expect.poll(() => panel.find().locator('.draw-total').innerText()).toMatch(/\d+ examples/);
  await tabTo(/button Write Mixture/);
  await press('Enter');
  await workbench.saveAs(out);
  await workbench.notification(/Wrote \d+ rows/);
  expect(existsSync(`${out}.manifest.json`)).toBe(true);
  const command = new CommandLine(store);
  const { differences } = command.json<{ differences: string[] }>('verify', `${out}.manifest.json`);
  expect(differences).toEqual([]);
  expect(readFileSync(path, 'utf8')).toContain(readFileSync(out, 'utf8').split('\n')[0]!);
});
