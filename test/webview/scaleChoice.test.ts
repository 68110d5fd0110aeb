import { expect, it } from 'vitest';
import { describeBrowser } from './browser';
import { column, made, numbers, type WholeDataset } from './made';
import { PanelPage } from './panelPage';

const dataset = (isRising: boolean, levels: readonly string[]): WholeDataset =>
  made(
    40,
    [column('human.level', 'level', 'level', numbers(40)), column('steps', 'steps', 'steps', numbers(40, 3))],
    {
      scale: { path: 'level', id: 'human.level', isRising, levels: [...levels] },
    },
  );

describeBrowser('How the difficulty is read', (browser) => {
  async function opened(shown: WholeDataset): Promise<PanelPage> {
    const panel = await PanelPage.open(browser(), {
      answers: { turnRound: () => undefined, orderLevels: () => undefined },
    });
    await panel.show(shown);
    return panel;
  }

  it('says which end is hard, and turns it round', async () => {
    const panel = await opened(dataset(true, []));
    await panel.page.getByText('higher is harder').waitFor();
    expect(await panel.page.locator('.level-order').isHidden()).toBe(true);
    await panel.page.getByText('Turn Round').click();
    await expect.poll(() => panel.asked('turnRound')).toEqual([{ path: 'level' }]);
    await panel.show(dataset(false, []));
    await panel.page.getByText('higher is easier').waitFor();
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('puts levels in order by dragging, and by keys', async () => {
    const panel = await opened(dataset(true, ['easy', 'insane', 'hard']));
    await panel.page.getByText('Order Levels').click();
    const levels = panel.page.locator('.levels li');
    await levels.nth(1).dragTo(levels.nth(2));
    expect(await levels.allTextContents()).toEqual(['easy', 'hard', 'insane']);
    await levels.nth(1).focus();
    await panel.page.keyboard.press('Alt+ArrowUp');
    expect(await levels.allTextContents()).toEqual(['hard', 'easy', 'insane']);
    await panel.page.keyboard.press('Alt+ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    expect(await levels.allTextContents()).toEqual(['easy', 'hard', 'insane']);
    await panel.page.getByText('Take This Order').click();
    await expect.poll(() => panel.asked('orderLevels')).toEqual([{ levels: ['easy', 'hard', 'insane'] }]);
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('keeps an order that is being made while the same levels are shown again', async () => {
    const shown = dataset(true, ['low', 'high']);
    const panel = await opened(shown);
    await panel.page.getByText('Order Levels').click();
    const levels = panel.page.locator('.levels li');
    await levels.nth(0).focus();
    await panel.page.keyboard.press('Alt+ArrowDown');
    await panel.show(shown);
    expect(await levels.allTextContents()).toEqual(['high', 'low']);
    await panel.show(dataset(true, ['low', 'middle', 'high']));
    expect(await levels.allTextContents()).toEqual(['low', 'middle', 'high']);
    await panel.close();
  });

  it('is not shown where bands go by something else', async () => {
    const shown = { ...dataset(true, ['low', 'high']), primary: 'steps' };
    const panel = await opened(shown);
    expect(await panel.page.locator('.scale-choice').isHidden()).toBe(true);
    await panel.close();
  });
});
