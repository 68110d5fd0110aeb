import { expect, it } from 'vitest';
import { UserError } from '../../src/core/userError';
import type { CalibrationReport } from '../../src/core/protocol/answers/calibrationReport';
import type { ItemAnswers } from '../../src/core/protocol/answers/itemAnswers';
import { itemFlag } from '../../src/core/psychometrics/tables/flags';
import { curveFrame } from '../../webview/responses/items/curveFrame';
import { sharedAxis } from '../../webview/charts/linearAxis';
import { scatterAxes } from '../../webview/responses/scatter/scatterAxes';
import { scatterPoints } from '../../webview/responses/scatter/scatterPoints';
import { describeBrowser } from './browser';
import { column, made, numbers, withTexts } from './made';
import { calibrated, madeReport } from './madeReport';
import { PanelPage, type PanelOptions } from './panelPage';

const idle = { kind: 'idle' } as const;

describeBrowser('The responses', (browser) => {
  const dataset = made(300, [column('irt', 'IRT difficulty', 'logits', numbers(300))], {
    name: 'train.jsonl',
  });
  const { report, itemAnswers } = calibrated({ respondents: 60, items: 300, turned: [7, 31, 88] });
  const { items, respondents } = report;
  const wrongKeys = [...items.flags.keys()].filter(
    (item) => (items.flags[item]! & itemFlag.keyProbablyWrong) !== 0,
  );
  const byDifficulty = [...items.names.keys()].sort(
    (one, other) => items.difficulty[other]! - items.difficulty[one]!,
  );

  async function opened(shown?: CalibrationReport, options: PanelOptions = {}): Promise<PanelPage> {
    const answers = { ...withTexts(['How many?']), itemAnswers, ...options.answers };
    const panel = await PanelPage.open(browser(), { ...options, answers });
    await panel.show(dataset);
    await panel.calibration(shown);
    await panel.turnTo('Responses');
    return panel;
  }

  const chosen = (panel: PanelPage) => panel.page.locator('.chosen-name').textContent();
  const facts = async (panel: PanelPage): Promise<string[]> => {
    await panel.page.locator('.fact').first().waitFor();
    return panel.page.locator('.fact').allInnerTexts();
  };
  const rows = (panel: PanelPage) => panel.page.locator('.item-row:not([hidden])');
  const people = (panel: PanelPage) =>
    panel.page.locator('.respondent-body .respondent:not([hidden]) .respondent-name').allTextContents();
  const group = (panel: PanelPage, name: RegExp) => panel.page.getByRole('radio', { name });

  it('offer to import them where there are none, but not while that goes on', async () => {
    const panel = await opened();
    const button = panel.page.getByRole('button', { name: 'Import Responses…' });
    await button.click();
    await panel.activity({ kind: 'calibrating', what: '2PL, iteration 7', done: 0.25 });
    await button.click({ force: true });
    const bar = panel.page.getByRole('progressbar', { name: 'Calibrating' });
    expect(await panel.page.locator('.activity-words').textContent()).toBe(
      'Calibrating the responses · 2PL, iteration 7',
    );
    expect(await bar.getAttribute('aria-valuenow')).toBe('25');
    await panel.activity({ kind: 'calibrating', what: 'reading the log', done: NaN });
    expect(await bar.getAttribute('aria-valuenow')).toBe(null);
    await panel.page.getByText('Cancel').click();
    await panel.activity(idle);
    await button.click();
    const acts = ['importResponses', 'cancel', 'importResponses'].map((action) => ({ action }));
    await expect.poll(() => panel.asked('act')).toEqual(acts);
    await panel.close();
  });

  it('say what was calibrated, by what, how sure it is, and what is to be known', async () => {
    const same = { priors: 'default', baseline: 0.533, cells: 1617 } as const;
    const compared = [
      { model: '1pl', logLoss: 0.4312, auc: 0.801, ...same, gain: undefined, gainSe: undefined },
      { model: '2pl', logLoss: 0.4118, auc: 0.812, ...same, gain: 0.0194, gainSe: 0.004 },
    ] as const;
    const panel = await opened({
      ...report,
      summary: {
        ...report.summary,
        empiricalReliability: 0.934,
        compared,
        notes: ['One remark.', 'Another.'],
      },
      join: { ...report.join!, matched: 291, unmatched: ['gsm8k/1', 'gsm8k/2'] },
    });
    const main = await panel.page.locator('.calibration').innerText();
    expect(main).toContain(
      '60 respondents × 300 items · 16,175 answers · 2PL · reliability .93 · held-out log-loss .412 (each item’s own share: .533), AUC .81',
    );
    expect(main).toContain(`Priors: ${report.summary.priors}`);
    expect(main).toContain('291 of 300 items found by id.');
    const disclosed = panel.page.locator('.disclosed');
    expect(await disclosed.locator('li').allTextContents()).toEqual(['One remark.', 'Another.']);
    await panel.page.getByRole('button', { name: 'Not found · 9' }).click();
    expect(await disclosed.innerText()).toContain('The first 2 of 9:');
    expect(await disclosed.locator('li').allTextContents()).toEqual(['gsm8k/1', 'gsm8k/2']);
    await panel.page.getByRole('button', { name: 'Models compared · 2' }).click();
    expect(await disclosed.locator('tbody tr').allInnerTexts()).toEqual([
      '1PL\t.431\t.80\t.533\t1,617',
      '2PL, taken\t.412\t.81\t.533\t1,617',
    ]);
    await panel.page.getByRole('button', { name: 'Models compared · 2' }).click();
    expect(await disclosed.isVisible()).toBe(false);
    await panel.close();
  });

  it('ask for what their buttons say', async () => {
    const panel = await opened(report);
    for (const name of ['Import Responses…', 'Export Item Table…', 'Export Respondents…'])
      await panel.page.getByRole('button', { name }).click();
    await panel.page.getByRole('button', { name: 'Further Actions' }).click();
    await panel.page.getByRole('menuitem', { name: 'Remove Responses' }).click();
    const acts = ['importResponses', 'exportItems', 'exportRespondents', 'forgetResponses'];
    await expect.poll(() => panel.asked('act')).toEqual(acts.map((action) => ({ action })));
    await panel.page.getByRole('button', { name: /^Go to line/ }).click();
    await expect.poll(() => panel.asked('reveal')).toEqual([{ row: items.row[wrongKeys[0]!] }]);
    await panel.calibration(undefined);
    expect(await panel.page.locator('.responses').innerText()).toMatch(/^Import who answered/);
    await panel.close();
  });

  it('show the items whose key is probably wrong first, and every other flag as a group', async () => {
    expect(wrongKeys.length).toBeGreaterThan(1);
    const panel = await opened(report);
    expect(await group(panel, /Key probably wrong/).textContent()).toBe(
      `Key probably wrong · ${wrongKeys.length}`,
    );
    expect(await group(panel, /Key probably wrong/).getAttribute('aria-checked')).toBe('true');
    expect(await rows(panel).count()).toBe(wrongKeys.length);
    const hardest = byDifficulty.filter((item) => wrongKeys.includes(item));
    expect(await chosen(panel)).toBe(items.names[hardest[0]!]);
    await rows(panel).nth(1).click();
    expect(await chosen(panel)).toBe(items.names[hardest[1]!]);
    expect(await panel.page.locator('.chosen-flags').innerText()).toContain(
      'its answer key is probably wrong',
    );
    await group(panel, /All items/).click();
    const sorted = async (name: string): Promise<string> => {
      await panel.page.getByRole('combobox', { name: 'Sort items' }).click();
      await panel.page.getByRole('option', { name }).click();
      await panel.drawn();
      return (await rows(panel).first().getAttribute('title'))!.split('\n')[0]!;
    };
    const least = (column: Float64Array): string => items.names[column.indexOf(Math.min(...column))]!;
    expect(await sorted('easiest first')).toBe(least(items.difficulty));
    expect(await sorted('least discriminating first')).toBe(least(items.slope));
    expect(await sorted('worst fit first')).toBe(least(items.outfit.map((fit) => -fit)));
    expect(await sorted('order of the log')).toBe(items.names[0]);
    expect(await sorted('hardest first')).toBe(items.names[byDifficulty[0]!]);
    await panel.close();
  });

  it('show the numbers of the chosen item as they were given', async () => {
    const panel = await opened(report);
    const [item] = byDifficulty.filter((one) => wrongKeys.includes(one));
    const [b, se] = [items.difficulty[item!]!, items.difficultySe[item!]!];
    const all = await facts(panel);
    expect(all[0]).toBe(
      `difficulty b\n${b.toFixed(2)} ± ${se.toFixed(2)}\n95%: ${(b - 1.959964 * se).toFixed(2)} to ${(b + 1.959964 * se).toFixed(2)}`,
    );
    expect(all[1]).toContain(`${items.slope[item!]!.toFixed(2)} ± ${items.slopeSe[item!]!.toFixed(2)}`);
    const correct = Math.round(items.pCorrect[item!]! * items.attempts[item!]!);
    expect(all[2]).toContain(`${correct} of ${items.attempts[item!]} correct`);
    expect(all[3]).toBe(
      `fit\ninfit ${items.infit[item!]!.toFixed(2)}\noutfit ${items.outfit[item!]!.toFixed(2)}`,
    );
    await panel.close();
  });

  it('draw the interval of b across the curve, halfway from guessing to certain', async () => {
    const guessed = madeReport(5, 20);
    const { difficulty, difficultySe, guessing } = guessed.items;
    difficulty.set([0.5, -0.4, 0.1, 1, -1]);
    guessing.fill(0.25);
    const panel = await opened({ ...guessed, summary: { ...guessed.summary, model: '3pl' } });
    expect(await facts(panel)).toContain('guessing c\n0.25');
    // The curve is drawn again where the facts beside it changed its height.
    await panel.drawn();
    const size = await panel.page
      .locator('.curve')
      .evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight] as const);
    const frame = curveFrame(...size, sharedAxis(guessed));
    const [b, se] = [difficulty[3]!, difficultySe[3]!];
    const bar = await panel.page.locator('.interval-bar').getAttribute('d');
    const [, low, y, high] = /^M([\d.]+) ([\d.]+)H([\d.]+)/.exec(bar!)!.map(Number);
    // The drawing is rounded to tenths of a pixel.
    expect(low).toBeCloseTo(frame.x(b - 1.959964 * se), 0);
    expect(high).toBeCloseTo(frame.x(b + 1.959964 * se), 0);
    expect(y).toBeCloseTo(frame.y(0.625), 6);
    const ability = guessed.respondents.ability;
    const ablest = ability.indexOf(Math.max(...ability));
    const dot = await panel.page
      .locator('.respondent-dot')
      .first()
      .evaluate((one) => (one as HTMLElement).style.left);
    expect(parseFloat(dot)).toBeCloseTo(100 * sharedAxis(guessed).place(ability[ablest]!), 3);
    await panel.close();
  });

  it('mark everybody who answered the chosen item, where they were correct and where they were wrong', async () => {
    const panel = await opened(report);
    await group(panel, /All items/).click();
    await panel.page.locator('.item-list').focus();
    await panel.page.keyboard.press('Home');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    const item = byDifficulty[2]!;
    expect(await chosen(panel)).toBe(items.names[item]);
    const { respondent, correct } = itemAnswers({ item });
    await expect.poll(() => panel.page.locator('.rug').count()).toBe(respondent.length);
    const count = correct.reduce((sum, one) => sum + one, 0);
    expect(await panel.page.locator('.rug-correct').count()).toBe(count);
    expect(await panel.page.locator('.rug-wrong').count()).toBe(respondent.length - count);
    expect(panel.asked('itemAnswers').at(-1)).toEqual({ item });
    const signs = await panel.page
      .locator('.respondent-body .respondent:not([hidden]) .respondent-item')
      .allTextContents();
    const expected = [...respondents.names.keys()]
      .sort((one, other) => respondents.ability[other]! - respondents.ability[one]!)
      .slice(0, signs.length)
      .map((who) => respondent.indexOf(who))
      .map((at) => (at < 0 ? '' : correct[at] === 1 ? '✓' : '✕'));
    expect(signs).toEqual(expected);
    expect(new Set(signs).size).toBeGreaterThan(1);
    await panel.page.keyboard.press('End');
    expect(await chosen(panel)).toBe(items.names[byDifficulty.at(-1)!]);
    await panel.page.keyboard.press('ArrowUp');
    expect(await chosen(panel)).toBe(items.names[byDifficulty.at(-2)!]);
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('draw the shares of groups where more answered than can be told apart', async () => {
    const many = madeReport(3, 900);
    const answers: ItemAnswers = {
      respondent: Uint32Array.from({ length: 900 }, (_, at) => at),
      correct: numbers(900).map((value) => Math.round(value)),
      attempts: new Float64Array(900).fill(1),
    };
    const panel = await opened(many, { answers: { itemAnswers: () => answers } });
    await expect.poll(() => panel.page.locator('.share').count()).toBe(12);
    expect(await panel.page.locator('.rug').count()).toBe(0);
    expect(await panel.page.locator('.share title').first().textContent()).toMatch(
      /^75 respondents of ability/,
    );
    await panel.close();
  });

  it('choose the item nearest to a click among the points', async () => {
    const panel = await opened(report);
    const field = panel.page.locator('.scatter-field');
    const size = await field.evaluate(({ clientWidth, clientHeight }) => ({ clientWidth, clientHeight }));
    const { xs, ys } = scatterPoints(report, scatterAxes(report), size.clientWidth, size.clientHeight);
    for (const [across, down] of [
      [0.5, 0.6],
      [0.3, 0.65],
      [0.62, 0.5],
    ] as const) {
      const [x, y] = [Math.round(across * size.clientWidth), Math.round(down * size.clientHeight)];
      const distance = (item: number): number => Math.hypot(xs[item]! - x, ys[item]! - y);
      const nearest = [...xs.keys()].reduce((one, other) => (distance(other) < distance(one) ? other : one));
      expect(distance(nearest)).toBeLessThan(24);
      await field.click({ position: { x, y } });
      expect(await chosen(panel)).toBe(items.names[nearest]);
      await field.hover({ position: { x, y } });
      const tip = await field.locator('.scatter-tip').innerText();
      expect(tip).toContain(items.names[nearest]);
      expect(tip).toContain(`b ${items.difficulty[nearest]!.toFixed(2)} ±`);
      expect(tip).toContain(`a ${items.slope[nearest]!.toFixed(2)} ±`);
      expect(await panel.page.locator('.item-row[aria-selected=true]').getAttribute('title')).toContain(
        items.names[nearest],
      );
    }
    await panel.close();
  });

  it('go by fit where all items have one slope, and say what is not to be seen', async () => {
    const odd = madeReport(8, 5);
    const summary = { ...odd.summary, model: 'rasch' } as const;
    odd.items.difficulty.set([NaN, NaN, 900], 0);
    const panel = await opened({ ...odd, summary });
    const scatter = await panel.page.locator('.scatter').innerText();
    expect(scatter).toContain('fit (infit); 1 fits');
    expect(scatter).toContain('2 items have no estimate: nobody answered them.');
    expect(scatter).toContain('beyond the axes, drawn at the edge: 1');
    await panel.page.locator('.item-list').focus();
    await panel.page.keyboard.press('End');
    expect(await panel.page.locator('.chosen-none').textContent()).toBe(
      'There is no curve: the item has no estimate.',
    );
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('sort the respondents by name, ability and share', async () => {
    const panel = await opened(report);
    const order = (of: (at: number) => number): string[] =>
      [...respondents.names.keys()]
        .sort((one, other) => of(other) - of(one))
        .map((at) => respondents.names[at]!);
    const shown = await people(panel);
    expect(shown.length).toBeGreaterThan(4);
    expect(shown).toEqual(order((at) => respondents.ability[at]!).slice(0, shown.length));
    const head = (name: string) => panel.page.getByRole('columnheader', { name });
    expect(await head('ability θ').getAttribute('aria-sort')).toBe('descending');
    await head('ability θ').getByRole('button').click();
    expect(await head('ability θ').getAttribute('aria-sort')).toBe('ascending');
    expect(await people(panel)).toEqual(order((at) => -respondents.ability[at]!).slice(0, shown.length));
    await head('name').getByRole('button').focus();
    await panel.page.keyboard.press('Enter');
    expect(await people(panel)).toEqual(Array.from({ length: shown.length }, (_, at) => `model-${at}`));
    expect(await head('ability θ').getAttribute('aria-sort')).toBe('none');
    await head('correct').getByRole('button').click();
    const share = (at: number): number => respondents.correct[at]! / respondents.attempts[at]!;
    expect(await people(panel)).toEqual(order(share).slice(0, shown.length));
    await panel.close();
  });

  it('are where they were when the window is loaded again', async () => {
    const panel = await opened(report);
    await group(panel, /All items/).click();
    await panel.page.locator('.item-list').focus();
    await panel.page.keyboard.press('End');
    const remembered = await panel.state();
    expect(remembered).toMatchObject({ view: 'responses', item: items.names[byDifficulty.at(-1)!] });
    await panel.close();
    const again = await PanelPage.open(browser(), { remembered, answers: { itemAnswers } });
    await again.show(dataset);
    await again.calibration(report);
    expect(await chosen(again)).toBe(items.names[byDifficulty.at(-1)!]);
    await again.page.getByRole('tab', { name: 'Responses' }).focus();
    await again.page.keyboard.press('Home');
    expect(await again.page.locator('.explorer').isVisible()).toBe(true);
    expect(await again.state()).toMatchObject({ view: 'difficulty' });
    await again.close();
  });

  it('are turned to where the extension asks for them, and for nothing else', async () => {
    const panel = await PanelPage.open(browser(), { answers: withTexts(['How many?']) });
    await panel.show(dataset);
    const selected = () => panel.page.locator('[role=tab][aria-selected=true]').innerText();
    await panel.call('turnTo', { view: 'responses' });
    expect(await selected()).toMatch(/^Responses/);
    await panel.call('turnTo', { view: '__proto__' });
    expect(await selected()).toMatch(/^Responses/);
    await panel.call('turnTo', { view: 'difficulty' });
    expect(await selected()).toMatch(/^Difficulty/);
    await panel.close();
  });

  it('are there before anything is scored', async () => {
    const panel = await PanelPage.open(browser(), { answers: { itemAnswers } });
    await panel.show({ ...dataset, table: [], primary: undefined });
    await panel.calibration(report);
    expect(await panel.page.getByText('Score Difficulty').isVisible()).toBe(true);
    await panel.turnTo('Responses');
    expect(await panel.page.getByText('Score Difficulty').isVisible()).toBe(false);
    expect(await rows(panel).count()).toBeGreaterThan(0);
    await panel.close();
  });

  it('say what could not be done', async () => {
    const panel = await opened(report, {
      answers: {
        itemAnswers: () => {
          throw new UserError('The responses have been removed.');
        },
      },
    });
    await panel.page.getByText('The responses have been removed.').waitFor();
    await panel.close();
  });

  it('show hostile, long and foreign names as text, in any width', async () => {
    const names = [
      '<img src=x onerror="window.hit = 1">',
      'x'.repeat(200),
      'שלום עולם',
      '🚀'.repeat(40),
      '',
      '\u202egnorw',
    ];
    const odd = madeReport(names.length, names.length);
    const named = {
      ...odd,
      items: { ...odd.items, names, flags: new Uint8Array(names.length).fill(63) },
      respondents: { ...odd.respondents, names, flags: new Uint8Array(names.length).fill(7) },
      log: { ...odd.log, notes: names },
    };
    for (const width of [400, 700, 1200]) {
      const panel = await opened(named, { width, height: 1400, answers: { itemAnswers: () => [] } });
      expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect(await panel.page.evaluate(() => (window as { hit?: number }).hit)).toBe(undefined);
      const shown = await people(panel);
      for (const name of ['<img src=x onerror="window.hit = 1">', '(no name)', 'gnorw'])
        expect(shown).toContain(name);
      await panel.close();
    }
  });

  it('are told in the numbers of the reader', async () => {
    const panel = await opened(report, { locale: 'de' });
    expect(await panel.page.locator('.calibration-words').textContent()).toContain('16.175');
    expect((await facts(panel))[0]).toMatch(/\d,\d\d ± \d,\d\d/);
    await panel.close();
  });
});
