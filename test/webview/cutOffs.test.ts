import { expect, it } from 'vitest';
import { checkRecipe } from '../../src/core/mixture/recipe';
import { settledRecipe } from '../../src/core/mixture/settledRecipe';
import { bandOf, countBands, shownCutOffs, type CutOffs } from '../../src/core/scores/bands';
import type { Direction } from '../../src/core/measures/measure';
import { describeBrowser } from './browser';
import { column, made, numbers } from './made';
import { PanelPage } from './panelPage';

describeBrowser('Cut-offs', (browser) => {
  const levels = numbers(500).map((value) => 1 + Math.floor(9 * value));
  const continuous = numbers(500).map((value) => -Math.log(value));

  async function opened(
    values: Float64Array,
    direction: Direction,
    remembered?: unknown,
  ): Promise<PanelPage> {
    const panel = await PanelPage.open(browser(), remembered === undefined ? {} : { remembered });
    await panel.show(made(500, [column('x', 'exes', 'units', values, { direction })]));
    return panel;
  }

  const easy = (panel: PanelPage) => panel.page.getByRole('slider', { name: 'End of the easy band' });
  const hard = (panel: PanelPage) => panel.page.getByRole('slider', { name: 'Beginning of the hard band' });

  async function bands(panel: PanelPage): Promise<Record<string, number>> {
    await panel.settled();
    const labels = await panel.page
      .locator('.band-label')
      .evaluateAll((all) =>
        all.map((one) => [
          one.querySelector('b')!.textContent,
          one.querySelector('.band-count')!.textContent,
        ]),
      );
    return Object.fromEntries(labels.map(([band, count]) => [band, Number(count)]));
  }

  function counts(values: Float64Array, cut: CutOffs, direction: Direction): Record<string, number> {
    const { unscored: _, ...rest } = countBands(values, cut, direction);
    return rest;
  }

  it('are the usual ones where nobody moved them, and then the recipe says none', async () => {
    const panel = await opened(continuous, 1);
    expect(await bands(panel)).toEqual(counts(continuous, shownCutOffs(continuous, 1).cut, 1));
    await expect.poll(() => panel.asked('preview').length).toBeGreaterThan(0);
    expect(panel.asked('preview')[0]).toEqual({ recipe: { mixture: 'balanced', seed: 0, measure: 'x' } });
    await panel.close();
  });

  it('are levels where the measure has few, as a recipe that says none takes them', async () => {
    const flat = Float64Array.from([1, 2, 2, 2, 2, 2, 2, 2, 2, 3]);
    const panel = await PanelPage.open(browser());
    await panel.show(made(10, [column('x', 'exes', 'units', flat)]));
    expect(await bands(panel)).toEqual({ easy: 1, medium: 8, hard: 1 });
    await expect.poll(() => panel.asked('preview').length).toBeGreaterThan(0);
    const { recipe } = panel.asked('preview')[0] as { recipe: unknown };
    const settled = settledRecipe(checkRecipe(recipe, 'panel'), { values: flat, direction: 1 });
    expect(settled.bands).toEqual({ easyUpTo: 1, hardFrom: 3 });
    await panel.close();
  });

  it.each([1, -1] as const)(
    'move by keyboard, level by level, and never meet (direction %i)',
    async (direction) => {
      const panel = await opened(levels, direction);
      const { cut } = shownCutOffs(levels, direction);
      await easy(panel).focus();
      await panel.page.keyboard.press(direction === 1 ? 'ArrowLeft' : 'ArrowRight');
      expect(await bands(panel)).toEqual(counts(levels, { ...cut, easy: cut.easy - direction }, direction));
      await panel.page.keyboard.press(direction === 1 ? 'End' : 'Home');
      expect(await bands(panel)).toEqual(counts(levels, { ...cut, easy: cut.hard - direction }, direction));
      const said = { easyUpTo: cut.hard - direction, hardFrom: cut.hard };
      await expect
        .poll(() => panel.asked('preview').at(-1))
        .toEqual({ recipe: { mixture: 'balanced', seed: 0, measure: 'x', bands: said } });
      expect(await easy(panel).getAttribute('aria-valuetext')).toMatch(
        /^easy up to \d+ units: \d+ examples, \d+%$/,
      );
      await panel.page.keyboard.press('Escape');
      expect(await bands(panel)).toEqual(counts(levels, cut, direction));
      await hard(panel).focus();
      await panel.page.keyboard.press(direction === 1 ? 'End' : 'Home');
      const last = direction === 1 ? 9 : 1;
      expect(await bands(panel)).toEqual(counts(levels, { ...cut, hard: last }, direction));
      await panel.close();
    },
  );

  it.each([1, -1] as const)('snap to levels where they are dragged (direction %i)', async (direction) => {
    const panel = await opened(levels, direction);
    const field = (await panel.page.locator('.large-plot').boundingBox())!;
    const handle = (await easy(panel).boundingBox())!;
    const place = direction === 1 ? 1.2 : 7.9;
    await panel.page.mouse.move(handle.x + handle.width / 2, handle.y + 40);
    await panel.page.mouse.down();
    await panel.page.mouse.move(field.x + (field.width * place) / 9, handle.y + 40, { steps: 5 });
    await panel.page.mouse.up();
    const { cut } = shownCutOffs(levels, direction);
    const value = direction === 1 ? 1 : 9;
    expect(await bands(panel)).toEqual(counts(levels, { ...cut, easy: value }, direction));
    expect((await panel.state())['cutOffs']).toEqual({ x: { ...cut, easy: value } });
    await panel.close();
  });

  it('take any value of a continuous measure, in bigger steps with Shift, and are remembered', async () => {
    const panel = await opened(continuous, 1);
    await hard(panel).focus();
    const at = async (): Promise<number> => Number(await hard(panel).getAttribute('aria-valuenow'));
    const start = await at();
    await panel.page.keyboard.press('ArrowRight');
    const step = (await at()) - start;
    await panel.page.keyboard.press('Shift+ArrowRight');
    expect((await at()) - start).toBeCloseTo(11 * step, 9);
    const { cutOffs } = (await panel.state()) as unknown as { cutOffs: Record<string, CutOffs> };
    const moved = await bands(panel);
    expect(moved).toEqual(counts(continuous, cutOffs['x']!, 1));
    const state = await panel.state();
    await panel.close();
    const again = await opened(continuous, 1, state);
    expect(await bands(again)).toEqual(moved);
    await hard(again).dblclick();
    expect(await bands(again)).toEqual(counts(continuous, shownCutOffs(continuous, 1).cut, 1));
    expect(await again.state()).toMatchObject({ cutOffs: {} });
    await again.close();
  });

  it('can be those of a paper, by name, where it made some for the measure', async () => {
    const grades = numbers(500).map((value) => 3 + Math.floor(6 * value));
    const panel = await PanelPage.open(browser());
    await panel.show(made(500, [column('human.grade', 'grade', 'level', grades)]));
    const list = panel.page.getByRole('combobox', { name: 'Cut-offs' });
    const choose = async (name: string): Promise<void> => {
      await list.click();
      await panel.page.getByRole('option', { name, exact: true }).click();
    };
    const recipe = { mixture: 'balanced', seed: 0, measure: 'human.grade' };
    const asked = () => expect.poll(() => panel.asked('preview').at(-1));
    await choose('arc.grade');
    expect(await bands(panel)).toEqual(counts(grades, { easy: 5, hard: 8 }, 1));
    await asked().toEqual({ recipe: { ...recipe, bands: { preset: 'arc.grade' } } });
    await easy(panel).focus();
    await panel.page.keyboard.press('ArrowLeft');
    await asked().toEqual({ recipe: { ...recipe, bands: { easyUpTo: 4, hardFrom: 8 } } });
    await expect.poll(() => list.evaluate((one) => (one as HTMLSelectElement).value)).toBe('own');
    await choose('third-grade-to-college');
    expect(await bands(panel)).toEqual(counts(grades, { easy: 3, hard: 8 }, 1));
    await choose('default');
    expect(await bands(panel)).toEqual(counts(grades, shownCutOffs(grades, 1).cut, 1));
    expect(await panel.state()).toMatchObject({ cutOffs: {} });
    await panel.close();
  });

  it('have no names for a measure that no paper has cut', async () => {
    const panel = await opened(continuous, 1);
    expect(await panel.page.getByRole('combobox', { name: 'Cut-offs' }).count()).toBe(0);
    await panel.close();
  });

  it('colour the rows of the list and say their band in words', async () => {
    const panel = await opened(levels, -1);
    const { cut } = shownCutOffs(levels, -1);
    const rows = await panel.page
      .locator('.row:not([hidden])')
      .evaluateAll((all) =>
        all.map((row) => [row.getAttribute('data-band'), row.querySelector('.row-band')!.textContent]),
      );
    expect(rows.length).toBeGreaterThan(5);
    const hardest = [...levels].sort((a, b) => a - b).slice(0, rows.length);
    expect(rows).toEqual(hardest.map((value) => bandOf(value, cut, -1)).map((band) => [band, band]));
    await panel.close();
  });
});
