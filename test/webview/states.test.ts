import { afterAll, beforeAll, expect, it } from 'vitest';
import { UserError } from '../../src/core/userError';
import { BuiltEngine } from '../engine/builtEngine';
import { temporaryFolder } from '../temporary';
import { describeBrowser } from './browser';
import { column, made, numbers, withTexts, type WholeDataset } from './made';
import { calibrated } from './madeReport';
import { manyMeasures } from './manyMeasures';
import { PanelPage, type PanelOptions } from './panelPage';
import { engineAnswers, school, scored } from './scored';
import { themes, type ThemeName } from './themes';

const responses = calibrated({ respondents: 60, items: 300, turned: [7, 31, 88] });
const idle = { kind: 'idle' } as const;
const scoring = { kind: 'scoring', measure: 'word rarity', done: 100, total: 350, secondsLeft: 12 } as const;

describeBrowser('The panel', (browser) => {
  const engine = new BuiltEngine(temporaryFolder());
  let dataset: WholeDataset;
  beforeAll(async () => {
    dataset = await scored(engine, school);
  });
  afterAll(() => engine.stop());

  const unscored = (): WholeDataset => ({
    ...dataset,
    table: [],
    primary: undefined,
    human: undefined,
    states: new Uint8Array(dataset.rows).fill(2),
  });

  /** The first 100 rows are scored by all measures but the last. */
  const partial = (): WholeDataset => ({
    ...dataset,
    table: dataset.table.map((one) => ({
      ...one,
      values: one.values.map((value, row) => (row < 100 && one.id !== 'probeLoss' ? value : NaN)),
    })),
    states: dataset.states.map((_, row) => (row < 100 ? 0 : 2)),
  });

  const open = (options: PanelOptions = {}): Promise<PanelPage> =>
    PanelPage.open(browser(), {
      answers: { ...engineAnswers(engine, school), itemAnswers: responses.itemAnswers },
      ...options,
    });

  const text = async (panel: PanelPage): Promise<string> => panel.page.locator('main').innerText();

  /** Every state, made from the one before. */
  const states: Record<string, (panel: PanelPage) => Promise<void>> = {
    loading: (panel) => panel.page.getByText('Reading the dataset').waitFor(),
    'not scored': (panel) => panel.show(unscored()),
    'scoring, nothing yet': (panel) => panel.activity(scoring),
    'scoring, some of it': (panel) => panel.show(partial()),
    scored: async (panel) => {
      await panel.activity(idle);
      await panel.show(dataset);
      await panel.page.locator('.draw-table td').first().waitFor();
    },
    brushed: (panel) => panel.drag(panel.brush('question length'), 0.2, 0.6),
    'with its menu open': (panel) => panel.page.getByRole('button', { name: 'More' }).click(),
    'with a list open': (panel) => panel.page.getByRole('combobox', { name: 'Difficulty by' }).click(),
    'with nothing that matches': async (panel) => {
      await panel.page.keyboard.press('Escape');
      await panel.drag(panel.brush('question length'), 0.001, 0.01);
      await panel.drag(panel.brush('question characters'), 0.9, 1);
      await panel.page.getByText('No example passes every brush').waitFor();
    },
    'with stale rows and measures': (panel) =>
      panel.show({
        ...dataset,
        broken: 2,
        states: dataset.states.map((_, row) => (row % 10 === 0 ? 1 : 0)),
        table: dataset.table.map((one) => (one.id === 'rarity' ? { ...one, stale: true as const } : one)),
      }),
    'on the data map': (panel) => panel.turnTo('Data Map'),
    'with a rectangle on the map': async (panel) => {
      await panel.page.getByRole('slider', { name: /^Brush up / }).focus();
      await panel.page.keyboard.press('Enter');
      await panel.page.locator('.map-field').hover();
    },
    'on the measures': async (panel) => {
      await panel.turnTo('Measures');
      await panel.page.locator('.matrix td').first().focus();
    },
    'with very many measures': async (panel) => {
      await panel.turnTo('Difficulty');
      await panel.show(manyMeasures(400));
      await panel.page.getByRole('button', { name: 'Labels · 7' }).click();
    },
    'with a blend': async (panel) => {
      await panel.page.getByRole('combobox', { name: 'By', exact: true }).click();
      await panel.page.getByRole('option', { name: 'A blend…' }).click();
      await panel.show(dataset);
    },
    'without responses': (panel) => panel.turnTo('Responses'),
    calibrating: (panel) => panel.activity({ kind: 'calibrating', what: '2PL, iteration 7', done: NaN }),
    calibrated: async (panel) => {
      await panel.activity(idle);
      await panel.calibration(responses.report);
      await panel.page.locator('.rug').first().waitFor({ state: 'attached' });
    },
    'with an item that is pointed at': (panel) => panel.page.locator('.scatter-field').hover(),
    'with another item': async (panel) => {
      await panel.page.getByRole('radio', { name: /^All items/ }).click();
      await panel.page.locator('.item-list').focus();
      await panel.page.keyboard.press('End');
      await panel.page.getByRole('columnheader', { name: 'name' }).getByRole('button').click();
      await panel.page.getByRole('button', { name: /^Files read/ }).click();
    },
    'with all items flagged and unknown': (panel) => {
      const { report } = responses;
      const { items } = report;
      const flags = new Uint8Array(items.names.length).fill(63);
      const unknown = new Float64Array(items.names.length).fill(NaN);
      return panel.calibration({
        ...report,
        items: { ...items, flags, difficulty: unknown, slope: unknown },
      });
    },
    stopped: (panel) => panel.activity({ kind: 'stopped', message: 'The engine stopped (signal SIGKILL).' }),
  };

  it.each(Object.keys(themes) as ThemeName[])(
    'has no fault that axe finds, in any state, in %s',
    async (theme) => {
      const panel = await open({ theme });
      for (const [name, enter] of Object.entries(states)) {
        await enter(panel);
        await panel.page.waitForTimeout(150);
        expect(await panel.violations(), name).toEqual([]);
      }
      expect(panel.errors).toEqual([]);
      await panel.close();
    },
  );

  it('says nothing at once, and that it is reading only where that takes its time', async () => {
    const panel = await open({ stopsClock: true });
    expect(await text(panel)).toBe('');
    await panel.page.clock.fastForward(1000);
    await panel.page.getByText('Reading the dataset').waitFor();
    expect(panel.asked('ready')).toEqual([{}]);
    await panel.close();
  });

  it('offers to score what is not scored, and says how long that takes', async () => {
    const panel = await open();
    await panel.show(unscored());
    expect(await text(panel)).toContain(
      'Score 350 examples to see which are easy and which are hard. This takes about 5 seconds.',
    );
    await panel.page.getByText('Score Difficulty').click();
    await expect.poll(() => panel.asked('act')).toEqual([{ action: 'score' }]);
    await panel.close();
  });

  it('shows how far scoring has come while its histograms grow, and cancels it', async () => {
    const panel = await open();
    await panel.show(unscored());
    await panel.activity(scoring);
    expect(await text(panel)).toContain('Scoring word rarity · 100 of 350 · less than a minute left');
    expect(await text(panel)).not.toContain('Score Difficulty');
    expect(await panel.page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('29');
    await panel.show(partial());
    expect(await text(panel)).toContain('350 examples · 100 scored · 250 not scored');
    expect(await text(panel)).toContain('No scores: probe loss');
    expect(panel.asked('agreement')).toEqual([]);
    await panel.drag(panel.brush('question length'), 0.2, 0.8);
    await panel.page.getByText('Cancel').click();
    await expect.poll(() => panel.asked('act')).toEqual([{ action: 'cancel' }]);
    await panel.show(dataset);
    await panel.activity(idle);
    expect(await panel.summary()).toMatch(/^\d+ of 350 selected$/);
    await expect.poll(() => panel.asked('agreement').length).toBe(1);
    expect(await panel.page.getByRole('progressbar').isVisible()).toBe(false);
    await panel.close();
  });

  it('says why the engine stopped, and what can be done', async () => {
    const panel = await open();
    await panel.show(partial());
    await panel.activity({ kind: 'stopped', message: 'The engine stopped (signal SIGKILL).' });
    expect(await panel.page.getByRole('alert').first().textContent()).toContain('signal SIGKILL');
    await panel.page.locator('.activity').getByText('Score Again').click();
    await panel.page.locator('.activity').getByText('Show Log').click();
    await expect.poll(() => panel.asked('act')).toEqual([{ action: 'score' }, { action: 'showLog' }]);
    await panel.close();
  });

  it('counts no row as scored that a measure is missing for, and offers the rest', async () => {
    const panel = await open();
    const standings = [
      { measure: 'length', rows: dataset.rows, stale: false },
      { measure: 'rarity', rows: 0, stale: false },
    ];
    await panel.show({ ...unscored(), table: dataset.table, primary: dataset.primary, standings });
    expect(await text(panel)).toContain('350 examples · 0 scored · 1 of 2 measures');
    await panel.page.getByText('Score the Rest').click();
    await expect.poll(() => panel.asked('act')).toEqual([{ action: 'score' }]);
    await panel.close();
  });

  it('says of every row whether it is scored: the counts add up', async () => {
    const panel = await open();
    const states = dataset.states.map((_, row) => (row < 55 ? 2 : row < 56 ? 1 : 0));
    await panel.show({ ...dataset, states });
    expect(await text(panel)).toContain('350 examples · 294 scored · 55 not scored');
    expect(await text(panel)).toContain('1 stale');
    await panel.close();
  });

  it('offers to rescore what is stale, and shows what is broken', async () => {
    const panel = await open();
    await panel.show(dataset);
    await states['with stale rows and measures']!(panel);
    expect(await text(panel)).toContain('350 examples · 315 scored');
    await panel.openGroups();
    await panel.page.getByText('Rescore 35 Stale').click();
    await panel.page.getByText('2 broken lines').click();
    await expect.poll(() => panel.asked('act')).toEqual([{ action: 'score' }, { action: 'showProblems' }]);
    expect(await panel.measure('word rarity').locator('.measure-note').textContent()).toMatch(/^stale · /);
    await panel.close();
  });

  it('says how well the measures agree, and asks for another to go by', async () => {
    const panel = await open();
    await panel.show({ ...dataset, primary: 'steps' });
    await expect
      .poll(() => panel.page.locator('.agreement').textContent())
      .toMatch(/^agrees with grade: ρ -?\.\d\d \(-?\.\d\d to -?\.\d\d, n \d+\) · length alone \.\d\d$/);
    await panel.openGroups();
    const rho = panel.measure('word rarity').locator('.measure-rho');
    expect(await rho.textContent()).toMatch(/^\.\d\d$/);
    expect(await rho.getAttribute('title')).toContain('95% interval');
    await panel.page.getByRole('combobox', { name: 'Difficulty by' }).click();
    await panel.page.getByRole('option', { name: 'word rarity' }).click();
    await expect.poll(() => panel.asked('choosePrimary')).toEqual([{ id: 'rarity' }]);
    expect(await panel.state()).toMatchObject({ primary: 'rarity' });
    await panel.close();
  });

  it('says what it goes by, also where scores that came later changed it', async () => {
    const panel = await open();
    const first = dataset.table.filter(({ id }) => id.startsWith('question'));
    await panel.show({ ...dataset, table: first, human: undefined, primary: 'questionWords' });
    await panel.show({ ...dataset, primary: 'steps' });
    const by = panel.page.getByRole('combobox', { name: 'Difficulty by' });
    await expect.poll(() => by.evaluate((one) => (one as HTMLSelectElement).value)).toBe('steps');
    await expect.poll(() => by.locator('.selected-value').textContent()).toContain('reasoning steps');
    await panel.close();
  });

  it('shows standard errors beside their estimates, never as measures of their own', async () => {
    const [b, se] = [numbers(40), numbers(40, 3)];
    const logits = { unit: 'logits', direction: 1 as const };
    const panel = await open();
    await panel.show(
      made(40, [
        column('irt', 'IRT difficulty', 'logits', b),
        { id: 'irtSe', title: 'IRT standard error', ...logits, errorOf: 'irt', values: se },
        column('irtPredicted', 'predicted IRT difficulty', 'logits', b),
        { id: 'irtPredictedSe', title: 'its standard error', ...logits, errorOf: 'irtPredicted', values: se },
      ]),
    );
    const names = await panel.page.locator('.measure-name').allTextContents();
    expect(names).toEqual(['IRT difficulty', 'predicted IRT difficulty']);
    const choices = await panel.page
      .locator('.agreement-line > vscode-dropdown vscode-option')
      .allTextContents();
    expect(choices).toEqual(names);
    const middle = [...se].sort((one, other) => one - other);
    const typical = ((middle[19]! + middle[20]!) / 2).toPrecision(3);
    expect(await panel.measure('IRT difficulty').locator('.measure-note').textContent()).toContain(
      `logits · ± ${typical}`,
    );
    const hardest = b.indexOf(Math.max(...b));
    expect(await panel.page.locator('.row-percentile').first().getAttribute('title')).toBe(
      `${b[hardest]!.toFixed(2)} ± ${se[hardest]!.toFixed(2)} logits, harder than 97% of the examples`,
    );
    const dashes = (title: string) =>
      panel
        .measure(title)
        .locator('.plot-outline')
        .evaluate((one) => getComputedStyle(one).strokeDasharray);
    expect(await dashes('predicted IRT difficulty')).not.toBe('none');
    expect(await dashes('IRT difficulty')).toBe('none');
    await panel.close();
  });

  it('goes by the measure chosen before, where the extension has forgotten it', async () => {
    const panel = await open({ remembered: { uri: 'file:///data/train.jsonl', primary: 'rarity' } });
    await panel.show(dataset);
    await expect.poll(() => panel.asked('choosePrimary')).toEqual([{ id: 'rarity' }]);
    await panel.close();
  });

  it('lets nothing be written while the file is another one, and says of which records what is written is', async () => {
    const panel = await open();
    await panel.show({ ...dataset, digest: 'aa' });
    await panel.page.locator('.draw-table td').first().waitFor();
    await panel.drag(panel.brush('question length'), 0.2, 0.6);
    const [write, save] = [/^Write Mixture/, /^Save Recipe/].map((name) =>
      panel.page.locator('vscode-button').filter({ hasText: name }),
    );
    const exporting = panel.page.locator('vscode-button').filter({ hasText: /^Export \d+ Examples/ });
    const usable = async (): Promise<boolean[]> =>
      Promise.all(
        [write!, save!, exporting].map((one) =>
          one.evaluate((button) => !(button as HTMLButtonElement).disabled),
        ),
      );
    await expect.poll(usable).toEqual([true, true, true]);
    await panel.fileChanged('The file changed: reading it again…');
    expect(await text(panel)).toContain('The file changed: reading it again…');
    expect(await usable()).toEqual([false, true, false]);
    await write!.click({ force: true });
    await exporting.click({ force: true });
    await panel.call('exportSelection', {});
    await panel.drag(panel.brush('question length'), 0.1, 0.7);
    expect(await usable()).toEqual([false, true, false]);
    expect([...panel.asked('writeMixture'), ...panel.asked('exportSelection')]).toEqual([]);
    await panel.show({ ...dataset, digest: 'bb' });
    await panel.fileChanged('');
    expect(await text(panel)).not.toContain('The file changed');
    await expect.poll(usable).toEqual([true, true, true]);
    await write!.click();
    await exporting.click();
    await expect
      .poll(() =>
        [...panel.asked('writeMixture'), ...panel.asked('exportSelection')].map(
          (one) => (one as { of: string }).of,
        ),
      )
      .toEqual(['bb', 'bb']);
    await panel.close();
  });

  it('says what the extension could not do', async () => {
    const reveal = (): never => {
      throw new UserError('The file is gone: train.jsonl.');
    };
    const panel = await open({ answers: { ...engineAnswers(engine, school), reveal } });
    await panel.show(dataset);
    await panel.page.locator('.row').first().click();
    await panel.page.getByText('The file is gone: train.jsonl.').waitFor();
    await panel.page.getByRole('button', { name: 'Close' }).click();
    expect(await text(panel)).not.toContain('The file is gone');
    await panel.close();
  });

  it.each([
    ['three rows', made(3, [column('x', 'exes', 'units', [1, 2, 3])])],
    ['one row', made(1, [column('x', 'exes', 'units', [0.5])])],
    ['one value', made(9, [column('x', 'exes', 'units', new Float64Array(9).fill(0.1))])],
    [
      'long names',
      made(5, [column('x', 'y'.repeat(200), 'z'.repeat(60), [1, 2, 3, 4, 5])], { name: 'w'.repeat(200) }),
    ],
    ['huge values', made(4, [column('x', 'exes', 'units', [-1e300, 1e-300, 5, 1e300])])],
    ['nothing usable', made(2, [], { broken: 2, primary: undefined })],
  ])('fits its window with %s', async (_, small) => {
    for (const width of [400, 1200]) {
      const panel = await PanelPage.open(browser(), { width, answers: withTexts(['text']) });
      await panel.show(small);
      expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect(panel.errors).toEqual([]);
      await panel.close();
    }
  });

  it('keeps the large histogram in sight in a narrow window while something is brushed', async () => {
    const panel = await open({ width: 400, height: 600 });
    await panel.show(dataset);
    await panel.drag(panel.brush('question length'), 0.2, 0.6);
    await panel.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const top = await panel.page.locator('.large').evaluate((one) => one.getBoundingClientRect().top);
    expect(top).toBe(0);
    await panel.close();
  });

  it('formats numbers for the reader', async () => {
    const panel = await open({ locale: 'de' });
    await panel.show(
      made(12_345, [
        column(
          'x',
          'exes',
          'units',
          Array.from({ length: 12_345 }, (_, row) => row),
        ),
      ]),
    );
    expect(await panel.summary()).toContain('12.345');
    await panel.close();
  });
});
