import { afterAll, beforeAll, expect, it } from 'vitest';
import { binRows } from '../../src/core/scores/bins';
import { histogramOf, type Histogram } from '../../src/core/scores/histogram';
import { countKnown, type ScoreColumn } from '../../src/core/scores/table';
import { binsFor } from '../../webview/charts/shownColumn';
import { BuiltEngine } from '../engine/builtEngine';
import { temporaryFolder } from '../temporary';
import { describeBrowser } from './browser';
import { column, made, type WholeDataset } from './made';
import { PanelPage } from './panelPage';
import { engineAnswers, school, scored } from './scored';

/** The bins of a column's small histogram. */
function histogramFor(of: ScoreColumn): Histogram {
  return histogramOf(of.values, binsFor(countKnown(of), 'small'));
}

describeBrowser('Brushing', (browser) => {
  const engine = new BuiltEngine(temporaryFolder());
  let dataset: WholeDataset;
  beforeAll(async () => {
    dataset = await scored(engine, school);
  });
  afterAll(() => engine.stop());

  async function opened(remembered?: unknown): Promise<PanelPage> {
    const panel = await PanelPage.open(browser(), {
      answers: engineAnswers(engine, school),
      ...(remembered === undefined ? {} : { remembered }),
    });
    await panel.show(dataset);
    await panel.openGroups();
    return panel;
  }

  /** The rows that pass brushes given as first and last bin by column, counted one by one. */
  function bruteForce(brushes: Readonly<Record<string, readonly [number, number]>>): number[] {
    const tests = Object.entries(brushes).map(([id, [from, to]]) => {
      const column = dataset.table.find((one) => one.id === id)!;
      const { of } = binRows(column.values, histogramFor(column));
      return (row: number): boolean => of[row]! >= from && of[row]! <= to;
    });
    return Array.from({ length: dataset.rows }, (_, row) => row).filter((row) =>
      tests.every((test) => test(row)),
    );
  }

  function binCount(id: string): number {
    return histogramFor(dataset.table.find((one) => one.id === id)!).counts.length;
  }

  it('by mouse selects exactly the rows of the bins touched, by every brush at once', async () => {
    const panel = await opened();
    expect(await panel.summary()).toBe('350 examples');
    await panel.drag(panel.brush('question length'), 0.26, 0.61);
    const words = binCount('questionWords');
    const first = { questionWords: [Math.floor(0.26 * words), Math.ceil(0.61 * words) - 1] } as const;
    expect(await panel.summary()).toBe(`${bruteForce(first).length} of 350 selected`);
    await panel.drag(panel.brush('word rarity'), 0.05, 0.52);
    const rarity = binCount('rarity');
    const both = { ...first, rarity: [Math.floor(0.05 * rarity), Math.ceil(0.52 * rarity) - 1] } as const;
    const rows = bruteForce(both);
    expect(await panel.summary()).toBe(`${rows.length} of 350 selected`);
    const note = await panel.measure('word rarity').locator('.measure-note').textContent();
    expect(note).toContain(`nats per word · ${rows.length}`);
    await panel.page.getByText(`Export ${rows.length} Examples…`).click();
    await expect.poll(() => panel.asked('exportSelection')).toEqual([{ rows }]);
    await panel.call('exportSelection', {});
    await expect.poll(() => panel.asked('exportSelection')).toEqual([{ rows }, { rows }]);
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('tells what is left as a set, where that is opened, and only then', async () => {
    const panel = await opened();
    const set = panel.page.locator('.selected-set');
    expect(await set.isVisible()).toBe(false);
    await panel.drag(panel.brush('question length'), 0.26, 0.61);
    const words = binCount('questionWords');
    const rows = bruteForce({ questionWords: [Math.floor(0.26 * words), Math.ceil(0.61 * words) - 1] });
    const asked = () => panel.asked('describeSet').filter((one) => 'rows' in (one as object));
    await panel.page.waitForTimeout(1000);
    expect(asked()).toEqual([]);
    await set.getByText('As a set').click();
    await expect.poll(asked).toEqual([{ rows }]);
    const { set: figures } = await engine.call('describeSet', { path: school, rows: Uint32Array.from(rows) });
    const told = `clusters ${figures.vectors!.touched} of ${figures.vectors!.clusters}`;
    await expect.poll(() => set.textContent()).toContain(told);
    await panel.drag(panel.brush('word rarity'), 0.05, 0.52);
    await expect.poll(() => asked().length).toBe(2);
    await panel.page.getByText('Clear Brushes').click();
    await expect.poll(() => set.isVisible()).toBe(false);
    await panel.close();
  });

  it('to the edge takes in what lies beyond it', async () => {
    const panel = await opened();
    await panel.drag(panel.brush('question characters'), 0.5, 1);
    const bins = binCount('questionChars');
    const rows = bruteForce({ questionChars: [Math.floor(bins / 2), bins - 1] });
    expect(await panel.summary()).toBe(`${rows.length} of 350 selected`);
    const { values } = dataset.table.find(({ id }) => id === 'questionChars')!;
    const note = await panel.measure('question characters').locator('.measure-note').textContent();
    expect(note).toContain(`–${Math.max(...values)} characters`);
    await panel.close();
  });

  it('moves, resizes and is cleared by mouse', async () => {
    const panel = await opened();
    const brush = panel.brush('question length');
    const bins = binCount('questionWords');
    const count = (from: number, to: number): string =>
      `${bruteForce({ questionWords: [from, to - 1] }).length} of 350 selected`;
    await panel.drag(brush, 4.2 / bins, 9.8 / bins);
    expect(await panel.summary()).toBe(count(4, 10));
    await panel.drag(brush, 7 / bins, 10 / bins);
    expect(await panel.summary()).toBe(count(7, 13));
    await panel.drag(brush, 13 / bins, 15 / bins);
    expect(await panel.summary()).toBe(count(7, 15));
    await panel.drag(brush, 7 / bins, 2 / bins);
    expect(await panel.summary()).toBe(count(2, 15));
    await panel.measure('question length').getByRole('button').click();
    expect(await panel.summary()).toBe('350 examples');
    await panel.close();
  });

  it('does all of it from the keyboard', async () => {
    const panel = await opened();
    const brush = panel.brush('question length');
    const bins = binCount('questionWords');
    const [from, to] = [Math.floor(bins / 4), bins - Math.floor(bins / 4)];
    const count = (first: number, end: number): string =>
      `${bruteForce({ questionWords: [first, end - 1] }).length} of 350 selected`;
    await brush.focus();
    for (const [key, expected] of [
      ['Enter', count(from, to)],
      ['ArrowRight', count(from + 1, to + 1)],
      ['Shift+ArrowRight', count(from + 1, to + 2)],
      ['Shift+ArrowDown', count(from + 2, to + 1)],
      ['Home', count(0, to - from - 1)],
      ['End', count(from + 1 + bins - to, bins)],
      ['Escape', '350 examples'],
    ] as const) {
      await panel.page.keyboard.press(key);
      expect(await panel.summary(), key).toBe(expected);
    }
    await panel.page.keyboard.press('Space');
    await expect.poll(() => brush.getAttribute('aria-valuetext')).toMatch(/words, \d+ examples selected$/);
    await panel.page.getByText('Clear Brushes').click();
    await expect.poll(() => brush.getAttribute('aria-valuetext')).toBe('not brushed');
    await panel.close();
  });

  it('is announced once it has come to rest', async () => {
    const panel = await opened();
    await panel.brush('question length').focus();
    await panel.page.keyboard.press('Enter');
    const summary = await panel.summary();
    await expect.poll(() => panel.page.locator('.rows-head [role=status]').textContent()).toBe(summary);
    await panel.close();
  });

  it('names the brush to relax where nothing matches', async () => {
    const panel = await PanelPage.open(browser());
    const rows = Array.from({ length: 100 }, (_, row) => row);
    await panel.show(
      made(100, [
        column('up', 'going up', 'steps', rows),
        column(
          'down',
          'going down',
          'steps',
          rows.map((row) => 99 - row),
        ),
        column(
          'same',
          'going nowhere',
          'steps',
          rows.map((row) => row % 7),
        ),
      ]),
    );
    await panel.drag(panel.brush('going up'), 0.01, 0.2);
    await panel.drag(panel.brush('going down'), 0.01, 0.3);
    expect(await panel.summary()).toBe('0 of 100 selected');
    const none = panel.page.locator('.rows-none');
    expect(await none.textContent()).toContain('Without the brush on going up, 30 would be selected.');
    await none.getByText('Clear the Brush on going up').click();
    expect(await panel.summary()).toBe('30 of 100 selected');
    await panel.close();
  });

  it('survives hiding, a window that is loaded again, and scores that come later', async () => {
    const panel = await opened();
    await panel.drag(panel.brush('question length'), 0.26, 1);
    await panel.brush('answer length').focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.locator('.rows-head vscode-dropdown').click();
    await panel.page.getByRole('option', { name: 'easiest first' }).click();
    const summary = await panel.summary();
    const state = await panel.state();
    await panel.show(dataset);
    expect(await panel.summary()).toBe(summary);
    const focused = await panel.page.evaluate(() => document.activeElement?.tagName);
    expect(focused).toBe('VSCODE-DROPDOWN');
    await panel.close();
    const again = await opened(state);
    expect(await again.summary()).toBe(summary);
    expect(
      await again.page
        .locator('.rows-head vscode-dropdown')
        .evaluate((one) => (one as HTMLSelectElement).value),
    ).toBe('easiest');
    expect(await again.state()).toEqual(state);
    await again.close();
  });

  it('ignores what another dataset, or nothing sensible, has left behind', async () => {
    for (const remembered of [
      { uri: 'file:///other.jsonl', brushes: { questionWords: { low: null, high: 3 } } },
      {
        uri: 'file:///data/train.jsonl',
        brushes: { questionWords: 5, gone: { low: 1, high: 2 } },
        sort: 7,
        form: 3,
      },
      'nonsense',
    ]) {
      const panel = await opened(remembered);
      expect(await panel.summary()).toBe('350 examples');
      expect(panel.errors).toEqual([]);
      await panel.close();
    }
  });
});
