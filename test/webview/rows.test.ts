import { expect, it } from 'vitest';
import { describeBrowser } from './browser';
import { column, made, withTexts } from './made';
import { PanelPage } from './panelPage';

const hostile = [
  '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>',
  '[click](command:workbench.action.quit) <a href="javascript:window.hurt = 1">x</a>',
  '\u202eevil\u202c \u2066isolated \u0007 bell\u0000',
  'ما هو مجموع ١٢ و ٣٠؟',
  '🧮👩‍👩‍👧‍👦',
  'x'.repeat(10_000),
  '\n\n  many\n\nlines\t\tand tabs ',
];

describeBrowser('The rows', (browser) => {
  const steps = (rows: number) =>
    column(
      'steps',
      'reasoning steps',
      'steps',
      Array.from({ length: rows }, (_, row) => row),
    );

  async function opened(rows: number, texts = ['text']): Promise<PanelPage> {
    const panel = await PanelPage.open(browser(), { answers: withTexts(texts) });
    await panel.show(made(rows, [steps(rows)]));
    return panel;
  }

  const inSight = (panel: PanelPage): Promise<(string | null)[]> =>
    panel.page
      .locator('.row:not([hidden])')
      .evaluateAll((all) => all.map((row) => row.querySelector('.row-line')!.textContent));

  it('show hostile texts as they are, on one line, and none of it comes to life', async () => {
    const panel = await opened(hostile.length, hostile);
    await expect
      .poll(() => panel.page.locator('.row-text').allTextContents())
      .toContain('many lines and tabs');
    const texts = (await panel.page.locator('.row-text').allTextContents()).reverse();
    expect(texts.slice(0, 2)).toEqual(hostile.slice(0, 2));
    expect(texts[2]).toBe('evil isolated bell');
    expect(await panel.page.locator('.row img, .row script, .row a').count()).toBe(0);
    expect(await panel.page.evaluate(() => 'hurt' in window)).toBe(false);
    const heights = await panel.page.locator('.row').evaluateAll((all) => all.map((row) => row.clientHeight));
    expect(new Set(heights)).toEqual(new Set([22]));
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('are reached by keyboard, and opened by Enter and by click', async () => {
    const panel = await opened(1000);
    const list = panel.page.getByRole('listbox', { name: 'Selected examples' });
    await list.focus();
    const active = async (): Promise<string | null> => {
      const id = await list.getAttribute('aria-activedescendant');
      return panel.page.locator(`#${id}`).getAttribute('aria-posinset');
    };
    const page = Math.floor((await list.evaluate((one) => one.clientHeight)) / 22);
    for (const [key, position] of [
      ['ArrowDown', 2],
      ['ArrowUp', 1],
      ['PageDown', 1 + page],
      ['End', 1000],
      ['PageUp', 1000 - page],
      ['Home', 1],
    ] as const) {
      await panel.page.keyboard.press(key);
      expect(await active(), key).toBe(String(position));
    }
    await panel.page.keyboard.press('Enter');
    await expect.poll(() => panel.asked('reveal')).toEqual([{ row: 999 }]);
    await panel.page.locator('.row').nth(2).click();
    await expect.poll(() => panel.asked('reveal')).toEqual([{ row: 999 }, { row: 997 }]);
    await panel.close();
  });

  it('are fetched where they are in sight, and only there', async () => {
    const panel = await opened(5000);
    await expect.poll(async () => (await inSight(panel))[0]).toBe('line 5,000');
    await panel.page.locator('.row-list').focus();
    await panel.page.keyboard.press('End');
    await expect.poll(async () => (await inSight(panel)).at(-1)).toBe('line 1');
    const fetched = panel.asked('examples').flatMap((request) => (request as { rows: number[] }).rows);
    expect(fetched.length).toBeLessThan(100);
    await panel.close();
  });

  it('keep the place and the focus when scores come', async () => {
    const panel = await opened(1000);
    const list = panel.page.locator('.row-list');
    await list.focus();
    for (let at = 0; at < 3; at++) await panel.page.keyboard.press('PageDown');
    const before = await list.evaluate((one) => [one.scrollTop, one.getAttribute('aria-activedescendant')]);
    await panel.show(made(1000, [steps(1000)]));
    expect(await list.evaluate((one) => [one.scrollTop, one.getAttribute('aria-activedescendant')])).toEqual(
      before,
    );
    expect(await list.evaluate((one) => one === document.activeElement)).toBe(true);
    await panel.close();
  });

  it('tell those without a score, and those whose score is of an earlier text', async () => {
    const panel = await PanelPage.open(browser(), { answers: withTexts(['text']) });
    const values = [5, NaN, 7, 8];
    await panel.show(made(4, [column('x', 'exes', 'units', values)], { states: Uint8Array.of(0, 2, 1, 0) }));
    const words = await panel.page.locator('.row-band').allTextContents();
    expect(words).toEqual(['hard', 'stale', 'easy', 'no score']);
    expect(await panel.page.locator('.row-percentile').allTextContents()).toEqual(['66', '33', '0', '–']);
    await panel.close();
  });

  it('are all within reach where there are 3,000,000', async () => {
    const panel = await PanelPage.open(browser(), { answers: withTexts(['text']) });
    await panel.showMade(3_000_000, 2);
    const list = panel.page.locator('.row-list');
    await list.focus();
    const last = panel.page.locator('.row:not([hidden])').last();
    await panel.page.keyboard.press('End');
    await expect.poll(() => last.getAttribute('aria-posinset')).toBe('3000000');
    await panel.page.keyboard.press('ArrowUp');
    await panel.page.keyboard.press('PageUp');
    await panel.page.keyboard.press('PageDown');
    await panel.page.keyboard.press('Home');
    const first = panel.page.locator('.row:not([hidden])').first();
    await expect.poll(() => first.getAttribute('aria-posinset')).toBe('1');
    await list.hover();
    await panel.page.mouse.wheel(0, 44);
    await expect.poll(() => first.getAttribute('aria-posinset')).toBe('3');
    await list.evaluate((one) => (one.scrollTop = one.scrollHeight / 2));
    await expect
      .poll(async () => Number(await first.getAttribute('aria-posinset')))
      .toBeGreaterThan(1_400_000);
    const inside = await first.evaluate((row) => {
      const view = row.parentElement!.getBoundingClientRect();
      return row.getBoundingClientRect().bottom > view.top && row.getBoundingClientRect().top < view.bottom;
    });
    expect(inside).toBe(true);
    await panel.close();
  });
});
