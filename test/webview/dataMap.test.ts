import { afterAll, beforeAll, expect, it } from 'vitest';
import { BuiltEngine } from '../engine/builtEngine';
import { temporaryFolder } from '../temporary';
import { describeBrowser } from './browser';
import { column, made, withTexts, type WholeDataset } from './made';
import { manyMeasures } from './manyMeasures';
import { PanelPage } from './panelPage';
import { engineAnswers, school, scored } from './scored';

describeBrowser('The data map', (browser) => {
  const opened = async (dataset: WholeDataset, remembered?: unknown): Promise<PanelPage> => {
    const options = remembered === undefined ? {} : { remembered };
    const panel = await PanelPage.open(browser(), { answers: withTexts(['What is it?']), ...options });
    await panel.show(dataset);
    await panel.turnTo('Data Map');
    return panel;
  };

  async function brush(
    panel: PanelPage,
    from: readonly [number, number],
    to: readonly [number, number],
  ): Promise<void> {
    const { x, y, width, height } = (await panel.page.locator('.map-field').boundingBox())!;
    await panel.page.mouse.move(x + from[0] * width, y + from[1] * height);
    await panel.page.mouse.down();
    await panel.page.mouse.move(x + to[0] * width, y + to[1] * height, { steps: 4 });
    await panel.page.mouse.up();
    await panel.settled();
  }

  it('shows variability against confidence where they are there, with its regions named', async () => {
    const panel = await opened(manyMeasures(500));
    expect(await panel.page.locator('.map-canvas').getAttribute('aria-label')).toBe(
      '500 examples by variability and confidence',
    );
    expect(await panel.page.locator('.region').allTextContents()).toEqual([
      'easy to learn',
      'ambiguous',
      'hard to learn',
    ]);
    await panel.page.getByRole('combobox', { name: 'Colour' }).click();
    await panel.page.getByRole('option', { name: 'correctness' }).click();
    await expect.poll(() => panel.page.locator('.map-legend').textContent()).toContain('mostly right');
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('brushes both measures by a rectangle, as their histograms do', async () => {
    const dataset = manyMeasures(800);
    const panel = await opened(dataset);
    await brush(panel, [0.5, 0.2], [1, 0.8]);
    const { brushes } = (await panel.state()) as {
      brushes: Record<string, { low: number | null; high: number | null }>;
    };
    expect(Object.keys(brushes).sort()).toEqual(['confidence', 'variability']);
    const passes = (id: string, row: number): boolean => {
      const { low, high } = brushes[id]!;
      const value = dataset.table.find((one) => one.id === id)!.values[row]!;
      return value >= (low ?? -Infinity) && value < (high ?? Infinity);
    };
    const expected = [...Array(800).keys()].filter(
      (row) => passes('confidence', row) && passes('variability', row),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(await panel.summary()).toBe(`${expected.length} of 800 selected`);
    await panel.page.locator('.map-field').dblclick({ position: { x: 4, y: 4 } });
    expect(await panel.summary()).toBe('800 examples');
    await panel.close();
  });

  it('is brushed with the keyboard along either axis', async () => {
    const panel = await opened(manyMeasures(300));
    const up = panel.page.getByRole('slider', { name: 'Brush up confidence' });
    await up.focus();
    await panel.page.keyboard.press('Enter');
    const half = await panel.summary();
    expect(half).toMatch(/of 300 selected/);
    await panel.page.keyboard.press('ArrowUp');
    expect(await panel.summary()).not.toBe(half);
    expect(await up.getAttribute('aria-valuetext')).toMatch(/probability/);
    await panel.page.keyboard.press('Escape');
    expect(await panel.summary()).toBe('300 examples');
    await panel.close();
  });

  it('goes to the line of a point, and tells what it is', async () => {
    const panel = await opened(
      made(2, [column('x', 'exes', 'units', [0, 1]), column('y', 'whys', 'units', [0, 1])], { primary: 'y' }),
    );
    const { width } = (await panel.page.locator('.map-field').boundingBox())!;
    const tip = panel.page.locator('.map-field .scatter-tip');
    await panel.page.locator('.map-field').hover({ position: { x: width - 22, y: 12 } });
    // Two levels each: the second row lies in the upper right quarter, spread over its bin.
    const points = await panel.page.locator('.map-canvas').count();
    expect(points).toBe(1);
    for (let x = 0.55; x < 1 && !(await tip.isVisible()); x += 0.03)
      for (let y = 0.05; y < 0.5 && !(await tip.isVisible()); y += 0.03) {
        const box = (await panel.page.locator('.map-field').boundingBox())!;
        await panel.page.mouse.move(box.x + x * box.width, box.y + y * box.height);
      }
    await expect.poll(() => tip.textContent()).toContain('line 2: What is it?');
    expect(await tip.textContent()).toContain('exes 1 units · whys 1 units · hard');
    await panel.page.mouse.down();
    await panel.page.mouse.up();
    await expect.poll(() => panel.asked('reveal')).toEqual([{ row: 1 }]);
    await panel.close();
  });

  it('goes by the columns that were chosen, and remembers them', async () => {
    const panel = await opened(manyMeasures(100));
    await panel.page.getByRole('combobox', { name: 'X axis' }).click();
    await panel.page.getByRole('option', { name: 'question length' }).click();
    const label = panel.page.locator('.map-canvas');
    await expect.poll(() => label.getAttribute('aria-label')).toContain('by question length and confidence');
    expect(await panel.page.locator('.region').count()).toBe(0);
    const state = await panel.state();
    await panel.close();
    const again = await opened(manyMeasures(100), state);
    expect(await again.page.locator('.map-canvas').getAttribute('aria-label')).toContain(
      'question length and',
    );
    await again.close();
  });

  it.each([
    ['three rows', made(3, [column('x', 'exes', 'units', [1, 2, 3])])],
    ['one value', made(9, [column('x', 'exes', 'units', new Float64Array(9).fill(0.1))])],
    [
      'long names',
      made(5, [column('x', 'y'.repeat(200), 'z'.repeat(60), [1, 2, 3, 4, 5])], { name: 'w'.repeat(200) }),
    ],
    ['right-to-left names', made(4, [column('x', 'طول السؤال', 'كلمات', [1, 5, 2, 9])])],
    ['nothing usable', made(2, [], { broken: 2, primary: undefined })],
  ])('fits its window with %s, and so do the measures', async (_, small) => {
    for (const width of [400, 1200]) {
      const panel = await PanelPage.open(browser(), { width, answers: withTexts(['text']) });
      await panel.show(small);
      for (const view of ['Data Map', 'Measures'] as const) {
        await panel.turnTo(view);
        const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${view} at ${width}`).toBeLessThanOrEqual(width);
      }
      expect(panel.errors).toEqual([]);
      await panel.close();
    }
  });

  it('draws a million rows, and goes on when they are brushed', async () => {
    const panel = await PanelPage.open(browser(), { answers: withTexts(['text']) });
    await panel.showMade(1_000_000, 3);
    await panel.turnTo('Data Map');
    await brush(panel, [0.25, 0.25], [0.75, 0.75]);
    expect(await panel.summary()).toMatch(/^2\d\d,\d\d\d of 1,000,000 selected$/);
    expect(panel.errors).toEqual([]);
    await panel.close();
  });
});

describeBrowser('The measures', (browser) => {
  const engine = new BuiltEngine(temporaryFolder());
  let dataset: WholeDataset;
  beforeAll(async () => {
    dataset = await scored(engine, school);
  });
  afterAll(() => engine.stop());

  it('say which to trust, what each is and how it stands; a cell opens the map of its two', async () => {
    const panel = await PanelPage.open(browser(), { answers: engineAnswers(engine, school) });
    await panel.show(dataset);
    expect(panel.asked('correlations')).toEqual([]);
    await panel.turnTo('Measures');
    const report = await engine.call('correlations', { path: school });
    await expect.poll(() => panel.page.locator('.trust-words').textContent()).toBe(report.words);
    expect(await panel.page.locator('.models').textContent()).toContain('gradus-static-en');
    const names = await panel.page.locator('.matrix-name').allTextContents();
    expect(names).toEqual(report.columns.map(({ title }) => title));
    expect(await panel.page.locator('.matrix-note').textContent()).toBe('baseline');
    const cells = panel.page.locator('.matrix td');
    expect(await cells.count()).toBe(report.cells.length);
    await cells.first().focus();
    await panel.page.keyboard.press('ArrowDown');
    expect(await panel.page.locator('.matrix-words').textContent()).toMatch(
      / and grade: ρ -?\.\d\d \(.*\), n 350$/,
    );
    await panel.page.keyboard.press('Enter');
    await expect
      .poll(() => panel.page.locator('.map-canvas').getAttribute('aria-label'))
      .toBe(`350 examples by grade and ${names[2]}`);
    await panel.close();
  });

  it('say so where they cannot be compared', async () => {
    const correlations = (): never => {
      throw new Error('The engine is gone.');
    };
    const panel = await PanelPage.open(browser(), {
      answers: { ...engineAnswers(engine, school), correlations },
    });
    await panel.show(dataset);
    await panel.turnTo('Measures');
    await panel.page.getByText('How the measures agree is not known now.').waitFor();
    await panel.close();
  });

  it('stand in groups where they are many: what matters is open, the others open when asked or found', async () => {
    const panel = await PanelPage.open(browser(), { answers: withTexts(['text']) });
    await panel.show(manyMeasures(200));
    const names = panel.page.locator('.measure-name');
    expect(await names.allTextContents()).toEqual(['level', 'question length']);
    await panel.page.getByRole('button', { name: 'Learning · 3' }).click();
    await expect.poll(() => names.allTextContents()).toContain('variability');
    await panel.drag(panel.brush('variability'), 0.2, 0.6);
    expect(await panel.summary()).toMatch(/of 200 selected/);
    await panel.page.getByRole('textbox', { name: 'Find a measure' }).fill('length 35');
    await expect.poll(() => names.allTextContents()).toEqual(['a measure with a name of some length 35']);
    await panel.drag(panel.brush('a measure with a name of some length 35'), 0.1, 0.9);
    await panel.page.getByRole('textbox', { name: 'Find a measure' }).fill('no such thing');
    await panel.page.getByText('No such measure.').waitFor();
    expect(panel.errors).toEqual([]);
    await panel.close();
  });
});
