import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { CommandLine } from '../../cli/gradus';
import { engineProcess } from './processes';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const store = join(workspace.folder, 'store');
const command = new CommandLine(store);
const real = ['gsm8k.jsonl', 'arc.jsonl'].filter((name) => existsSync(join(workspace.folder, name)));
const datasets = real.length > 0 ? real : ['school.jsonl'];
const measure = 'question length';

let workbench: Workbench;
let panel: ReturnType<typeof panelDriver>;

beforeAll(async () => {
  for (const name of ['panel', 'command']) mkdirSync(join(workspace.folder, name));
  workbench = await openWorkbench({
    folder: workspace.folder,
    settings: { 'gradus.storeFolder': store, 'editor.hover.delay': 100, 'editor.minimap.enabled': false },
    viewport: { width: 1600, height: 1000 },
  });
  panel = panelDriver(workbench);
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

describe.each(datasets)('a person with %s', (name) => {
  const path = join(workspace.folder, name);
  const lines = readFileSync(path, 'utf8').trim().split('\n').length;

  it('scores it from the palette and watches the progress', async () => {
    await workbench.openFile(name);
    await workbench.command('Gradus: Score Difficulty');
    await workbench.notification(`Scoring ${name}`);
    const done = await workbench.notification(
      `Scored ${lines.toLocaleString('en')} examples of ${name}`,
      170_000,
    );
    expect(await done.innerText()).toContain('Difficulty goes by');
    expect(await workbench.statusItem().innerText()).toContain(
      `${lines.toLocaleString('en')} / ${lines.toLocaleString('en')}`,
    );
  });

  it('reads in the hover of a line what the command line says of the row', async () => {
    for (const line of [1, 7, lines]) {
      const { verdict } = command.json<{ verdict: string }>('show', path, '--row', String(line - 1));
      const { text } = await workbench.hoverLine(line, verdict);
      expect(text.replaceAll('\u00a0', ' ').slice(0, verdict.length)).toBe(verdict);
    }
  });

  it('opens the panel and brushes a measure', async () => {
    await workbench.command('Gradus: Open Panel');
    await panel.ready();
    await panel.dragBrush(measure, 0.2, 0.5);
    const words = await panel.brushWords(measure);
    const [, low, high] = /([\d,]+)–([\d,]+) words/
      .exec(words)!
      .map((part) => Number(part.replaceAll(',', '')));
    const lengths = columnOf('questionWords');
    const inside = lengths.filter((value) => value >= low! && value <= high!).length;
    expect(inside).toBeGreaterThan(0);
    expect(inside).toBeLessThan(lines);
    expect(await panel.selected()).toBe(inside);
    expect(words).toContain(inside.toLocaleString('en'));
  });

  it('exports what is selected, line by line as it stands', async () => {
    const selected = await panel.selected();
    await panel.press(/^Export [\d,]+ Examples/);
    const out = join(workspace.folder, 'panel', `selection-${name}`);
    await workbench.saveAs(out);
    await workbench.notification(`Wrote ${selected.toLocaleString('en')} rows`);
    const exported = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(exported).toHaveLength(selected);
    const source = new Set(readFileSync(path, 'utf8').split('\n'));
    expect(exported.filter((line) => !source.has(line))).toEqual([]);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('clicks a row and stands on its line', async () => {
    const row = panel.rows().nth(2);
    const line = Number(/line ([\d,]+)/.exec(await row.innerText())![1]!.replaceAll(',', ''));
    await row.click();
    await expect.poll(() => workbench.cursorLine()).toBe(line);
  });

  it('moves a cut-off, and the bands follow', async () => {
    const before = await panel.cutOffWords('hard');
    await panel.dragCutOff('hard', -120);
    const after = await panel.cutOffWords('hard');
    expect(after).not.toBe(before);
    await panel.cutOff('hard').press('Escape');
    expect(await panel.cutOffWords('hard')).toBe(before);
  });

  it.each(['hard', 'balanced'])(
    'writes the %s mixture, the very bytes that the command line writes',
    async (recipe) => {
      await workbench.command('Gradus: Open Panel');
      await panel.mixture(recipe);
      await panel.press('Write Mixture');
      const out = join(workspace.folder, 'panel', `${recipe}-${name}`);
      await workbench.saveAs(out);
      await workbench.notification(/Wrote [\d,]+ rows to/);
      const { recipe: said } = JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8')) as {
        recipe: { bands: { easyUpTo?: number; hardFrom?: number }; measure: string };
      };
      const { easyUpTo, hardFrom } = said.bands;
      const cutoffs = easyUpTo === undefined ? [] : ['--cutoffs', `${easyUpTo}:${hardFrom}`];
      const same = join(workspace.folder, 'command', `${recipe}-${name}`);
      command.ok('mix', path, '--recipe', recipe, '--measure', said.measure, ...cutoffs, '--out', same);
      expect(readFileSync(out).equals(readFileSync(same))).toBe(true);
      expect(readFileSync(`${out}.manifest.json`, 'utf8')).toBe(
        readFileSync(`${same}.manifest.json`, 'utf8'),
      );
      await workbench.command('Notifications: Clear All Notifications');
    },
  );

  it('edits a line, and only that one is stale', async () => {
    await workbench.focusText();
    await workbench.goToLine(4);
    const text = await workbench.editor.locator('.view-line').first().innerText();
    expect(text.length).toBeGreaterThan(0);
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.type(' ');
    expect((await workbench.hoverLine(4, 'New or edited since')).text).toContain('question length');
    for (const line of [3, 5])
      expect((await workbench.hoverLine(line, 'harder')).text).not.toContain('Edited');
    await workbench.page.keyboard.press('Control+s');
    await expect.poll(() => workbench.statusItem().innerText()).toContain('1 stale');
    expect((await workbench.hoverLine(4, 'New or edited since')).text).toContain('question length');
    expect((await workbench.hoverLine(5, 'harder')).text).not.toContain('Edited');
  });

  it('kills the engine while it scores, and carries on', async () => {
    // A started engine is done with the sample before anybody could kill it.
    await workbench.command('Gradus: Stop Engine');
    await workbench.command('Gradus: Score Difficulty');
    await killEngine();
    await workbench.notificationButton('The engine stopped while it was busy', 'Score Again');
    // The panel is open: it shows the rest, and nothing is announced. The dot is full when every measure is done.
    await expect
      .poll(() => workbench.statusItem().innerText(), { timeout: 150_000 })
      .toMatch(/● Gradus ([\d,]+) \/ \1$/);
    expect(await panel.find().getByText('changed since').isVisible()).toBe(false);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('reloads the window and finds everything as it was', async () => {
    await workbench.command('Gradus: Open Panel');
    await panel.ready();
    const before = { words: await panel.brushWords(measure), selected: await panel.selected() };
    await workbench.reload();
    await panel.ready();
    await expect.poll(() => panel.brushWords(measure)).toBe(before.words);
    expect(await panel.selected()).toBe(before.selected);
    await workbench.focusText();
    expect((await workbench.hoverLine(2, 'harder')).text).toMatch(/^(Easy|Medium|Hard|Unknown) · /);
    await workbench.command('View: Close All Editors');
  });

  async function killEngine(): Promise<void> {
    await expect.poll(() => engineProcess(store), { interval: 5 }).toBeDefined();
    process.kill(engineProcess(store)!, 'SIGKILL');
  }

  function columnOf(id: string): number[] {
    const out = join(workspace.folder, `${name}.scores.csv`);
    command.ok('score', path, '--measures', 'length', '--out', out, '--force');
    const [header, ...rows] = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const at = header!.indexOf(id);
    return rows.map((row) => Number(row[at]));
  }
});
