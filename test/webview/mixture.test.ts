import type { WholeDataset } from './made';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkRecipe, type PartialRecipe } from '../../src/core/mixture/recipe';
import { BuiltEngine } from '../engine/builtEngine';
import { temporaryFolder } from '../temporary';
import { describeBrowser } from './browser';
import { PanelPage } from './panelPage';
import { engineAnswers, school, scored } from './scored';

describeBrowser('The mixture form', (browser) => {
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
    await panel.show({ ...dataset, primary: 'questionWords' });
    await total(panel, /examples/);
    return panel;
  }

  async function total(panel: PanelPage, expected: RegExp): Promise<void> {
    await expect.poll(() => panel.page.locator('.draw-total').textContent()).toMatch(expected);
  }

  const field = (panel: PanelPage, name: string) => panel.page.getByRole('textbox', { name });
  const last = (panel: PanelPage) => (panel.asked('preview').at(-1) as { recipe: unknown }).recipe;

  it('says the recipe that the command line would take, and shows what it would draw', async () => {
    const panel = await opened();
    await panel.page.getByRole('radio', { name: 'hard', exact: true }).click();
    await field(panel, 'Size').fill('40');
    await field(panel, 'Seed').fill('7');
    await panel.page.getByRole('combobox', { name: 'Order' }).click();
    await panel.page.getByRole('option', { name: 'easy first' }).click();
    await panel.page.getByRole('checkbox', { name: 'fill from other bands' }).click();
    const recipe = {
      mixture: 'hard',
      size: 40,
      seed: 7,
      measure: 'questionWords',
      shortage: 'fill',
      order: 'easy-first',
    };
    await expect.poll(() => last(panel)).toEqual(recipe);
    const draw = await engine.call('draw', { path: school, recipe: checkRecipe(recipe, 'panel') });
    expect(draw.recipe.bands).toEqual({ easy: 0.3, hard: 0.7 });
    await total(panel, /^40 examples · [\d.]+K? tokens$/);
    const cells = await panel.page.locator('.draw-table td').allTextContents();
    const { available, drawn } = draw;
    const expected = [available, drawn].flatMap(({ easy, medium, hard }) => [easy, medium, hard]);
    expect(cells.filter((cell) => cell !== '')).toEqual(expected.map(String));
    await panel.page.getByText('Write Mixture…').click();
    await panel.page.getByText('Save Recipe…').click();
    await expect.poll(() => panel.asked('writeMixture')).toEqual([{ recipe, drawn: draw.digest }]);
    await expect.poll(() => panel.asked('saveRecipe')).toEqual([{ recipe }]);
    await panel.close();
  });

  it('has what is shown written: a choice that was made just before is drawn first', async () => {
    let release = (): void => {};
    const held = new Promise<void>((done) => (release = done));
    const preview = async ({ recipe }: { recipe: PartialRecipe }) => {
      if (recipe.size === 33) await held;
      return engine.call('draw', { path: school, recipe });
    };
    const panel = await PanelPage.open(browser(), { answers: { ...engineAnswers(engine, school), preview } });
    await panel.show({ ...dataset, primary: 'questionWords' });
    await total(panel, /examples/);
    await field(panel, 'Size').fill('33');
    await panel.page.getByText('Write Mixture…').click();
    await panel.page.waitForTimeout(300);
    expect(panel.asked('writeMixture')).toEqual([]);
    release();
    await total(panel, /^33 examples/);
    const recipe = { mixture: 'balanced', size: 33, seed: 0, measure: 'questionWords' } as const;
    const { digest } = await engine.call('draw', { path: school, recipe });
    await expect.poll(() => panel.asked('writeMixture')).toEqual([{ recipe, drawn: digest }]);
    await panel.close();
  });

  it('says how many examples are left out for want of a score, and where scores are old', async () => {
    let part: object = {};
    const preview = async ({ recipe }: { recipe: PartialRecipe }) => ({
      ...(await engine.call('draw', { path: school, recipe })),
      ...part,
    });
    const panel = await PanelPage.open(browser(), { answers: { ...engineAnswers(engine, school), preview } });
    const missing = panel.page.locator('.draw-missing');
    await panel.show({ ...dataset, primary: 'questionWords' });
    await total(panel, /examples/);
    expect(await missing.isHidden()).toBe(true);
    part = { available: { easy: 100, medium: 50, hard: 80, unscored: 120 } };
    await field(panel, 'Size').fill('30');
    await expect
      .poll(() => missing.textContent())
      .toBe('120 of 350 examples have no score by question length and are left out.');
    part = { toScore: { rows: 350, stale: true, measures: ['length'] } };
    await field(panel, 'Size').fill('33');
    await expect
      .poll(() => missing.textContent())
      .toBe('The scores by question length are of an earlier state of the file.');
    await field(panel, 'Size').fill('many');
    await total(panel, /^The size is a whole number/);
    expect(await missing.isHidden()).toBe(true);
    await panel.close();
  });

  it('counts the tokens of the rows drawn', async () => {
    const panel = await opened();
    await panel.page.getByRole('radio', { name: 'all', exact: true }).click();
    const tokens = dataset.table
      .filter(({ id }) => id === 'questionTokens' || id === 'answerTokens')
      .reduce(
        (sum, { values }) => sum + Float64Array.from(values).reduce((part, value) => part + value, 0),
        0,
      );
    const words = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(
      tokens,
    );
    await expect
      .poll(() => panel.page.locator('.draw-total').textContent())
      .toBe(`350 examples · ${words} tokens`);
    await panel.close();
  });

  it('says in a sentence why there is no such mixture, and offers none', async () => {
    const panel = await opened();
    await field(panel, 'Size').fill('340');
    await total(panel, /^The (easy|medium|hard) band by question length has \d+ rows/);
    expect(await panel.page.getByRole('button', { name: 'Write Mixture…' }).isDisabled()).toBe(true);
    await field(panel, 'Size').fill('many');
    await total(panel, /^The size is a whole number/);
    await field(panel, 'Size').fill('12');
    await field(panel, 'Seed').fill('-1');
    await total(panel, /^The seed is a whole number/);
    await field(panel, 'Seed').fill('');
    await total(panel, /^12 examples/);
    expect(last(panel)).toMatchObject({ seed: 0, size: 12 });
    expect(await panel.page.getByRole('button', { name: 'Write Mixture…' }).isDisabled()).toBe(false);
    await panel.close();
  });

  it('shows the newest preview, whichever comes last', async () => {
    let calls = 0;
    const preview = async ({ recipe }: { recipe: never }) => {
      const late = calls++ === 1 ? 600 : 0;
      await new Promise((done) => setTimeout(done, late));
      return engine.call('draw', { path: school, recipe });
    };
    const panel = await PanelPage.open(browser(), { answers: { ...engineAnswers(engine, school), preview } });
    await panel.show({ ...dataset, primary: 'questionWords' });
    await total(panel, /examples/);
    await field(panel, 'Size').fill('30');
    await expect.poll(() => calls).toBe(2);
    await field(panel, 'Size').fill('33');
    await total(panel, /^33 examples/);
    await panel.page.waitForTimeout(800);
    await total(panel, /^33 examples/);
    await panel.close();
  });

  it('goes by a blend of measures with weights, and is drawn as the engine draws it', async () => {
    const panel = await opened();
    await panel.page.getByRole('combobox', { name: 'By', exact: true }).click();
    await panel.page.getByRole('option', { name: 'A blend…' }).click();
    await field(panel, 'Weight of question length').fill('2');
    await panel.page.getByRole('combobox', { name: 'Add a measure' }).click();
    await panel.page.getByRole('option', { name: 'word rarity' }).click();
    await expect.poll(() => last(panel)).toMatchObject({ blend: { questionWords: 2, rarity: 1 } });
    await panel.page.getByRole('button', { name: 'Take grade out of the blend' }).click();
    const recipe = { mixture: 'balanced', seed: 0, blend: { questionWords: 2, rarity: 1 } };
    await expect.poll(() => last(panel)).toEqual(recipe);
    const { rows } = await engine.call('draw', { path: school, recipe: checkRecipe(recipe, 'panel') });
    await total(panel, new RegExp(`^${rows.length} examples`));
    await field(panel, 'Weight of word rarity').fill('-1');
    await total(panel, /^A weight is a number above 0/);
    await field(panel, 'Weight of word rarity').fill('0,5');
    await total(panel, /examples/);
    expect(last(panel)).toMatchObject({ blend: { questionWords: 2, rarity: 0.5 } });
    const state = await panel.state();
    await panel.close();
    const again = await opened(state);
    expect(last(again)).toMatchObject({ blend: { questionWords: 2, rarity: 0.5 } });
    expect(await field(again, 'Weight of word rarity').inputValue()).toBe('0,5');
    await again.close();
  });

  it('is told as a set, beside as many rows drawn at random', async () => {
    const panel = await opened();
    const facts = panel.page.locator('.mixture .set-facts');
    await facts.waitFor({ timeout: 20_000 });
    const recipe = last(panel) as { mixture: 'balanced' };
    const { set, whole } = await engine.call('describeSet', { path: school, recipe });
    expect(await facts.textContent()).toContain(
      `clusters ${set.vectors!.touched} of ${set.vectors!.clusters} (${whole.vectors!.touched} of ${whole.vectors!.clusters})`,
    );
    await panel.close();
  });

  it('is remembered', async () => {
    const panel = await opened();
    await panel.page.getByRole('radio', { name: 'easy and hard' }).click();
    await field(panel, 'Size').fill('10');
    await total(panel, /^10 examples/);
    const state = await panel.state();
    const recipe = last(panel);
    await panel.close();
    const again = await opened(state);
    expect(last(again)).toEqual(recipe);
    expect(await field(again, 'Size').inputValue()).toBe('10');
    expect(await again.page.getByRole('radio', { name: 'easy and hard' }).isChecked()).toBe(true);
    await again.close();
  });
});
