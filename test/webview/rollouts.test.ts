import { expect, it } from 'vitest';
import type { RolloutReport } from '../../src/core/mixture/rolloutReport';
import { describeBrowser } from './browser';
import { column, made, numbers, withTexts } from './made';
import { madeReport } from './madeReport';
import { madePolicy, madeRollouts } from './madeRollouts';
import { PanelPage } from './panelPage';

const eight = [60, 22, 18, 25, 31, 28, 35, 44, 130];

describeBrowser('Rollouts', (browser) => {
  const dataset = made(405, [column('passRate', 'pass rate', 'share', numbers(405))], {
    name: 'train.jsonl',
  });

  async function opened(rollouts: RolloutReport | undefined, respondents = 1): Promise<PanelPage> {
    const answers = { ...withTexts(['How many?']), rollouts: () => rollouts };
    const panel = await PanelPage.open(browser(), { answers });
    await panel.show(dataset);
    await panel.calibration(madeReport(405, respondents));
    await panel.turnTo('Responses');
    return panel;
  }

  const section = (panel: PanelPage) => panel.page.getByRole('region', { name: 'Rollouts' });

  it('of one policy are a histogram with what is learnable, saturated and dead', async () => {
    const panel = await opened(madeRollouts([madePolicy('policy', eight, 4)]));
    await section(panel).waitFor();
    const text = await section(panel).innerText();
    expect(text).toContain('8 tries an example · 412 tokens a try on average · 3% of tries unfinished');
    expect(await section(panel).locator('.rollout-counts li').allTextContents()).toEqual([
      '203 learnable',
      '130 saturated: every try right',
      '60 dead: no try right',
      '12 without tries',
    ]);
    expect(text).toContain('Learnable: the next 8 tries differ with a chance of 50% or more');
    const plot = section(panel).locator('.rollout-plot');
    const box = (await plot.boundingBox())!;
    await panel.page.mouse.move(box.x + box.width * (3.5 / 9), box.y + 20);
    await expect
      .poll(() => plot.locator('.tip').textContent())
      .toBe('3 of 8 tries right: 25 examples, 25 of them learnable');
    expect(await section(panel).locator('tbody tr').first().innerText()).toBe(
      'algebra\t197\t102\t52%\t65\t30',
    );
    await section(panel).getByRole('button', { name: 'Write Learnable Mixture…' }).click();
    await expect.poll(() => panel.asked('act')).toEqual([{ action: 'buildLearnable' }]);
    await panel.activity({ kind: 'calibrating', what: 'reading', done: NaN });
    await section(panel).getByText('Write Learnable Mixture…').click({ force: true });
    expect(panel.asked('act')).toHaveLength(1);
    await panel.close();
  });

  it('of several models are a histogram each, and no mixture goes by them', async () => {
    const policies = ['large', 'small'].map((name, at) =>
      madePolicy(name, at === 0 ? eight : [...eight].reverse(), 4),
    );
    const panel = await opened(madeRollouts(policies), 2);
    await section(panel).waitFor();
    expect(await section(panel).locator('figure h3').allTextContents()).toEqual(['large', 'small']);
    expect(await section(panel).getByText('Write Learnable Mixture…').isVisible()).toBe(false);
    expect(await section(panel).locator('thead th').allTextContents()).toEqual(['subject', 'large', 'small']);
    await panel.close();
  });

  it('are not told of where the responses are none', async () => {
    const panel = await opened(undefined, 2);
    await expect.poll(() => panel.asked('rollouts')).toHaveLength(1);
    expect(await section(panel).isVisible()).toBe(false);
    await panel.close();
  });
});
