import { expect, it } from 'vitest';
import type { Detection } from '../../src/core/detection/detection';
import { describeBrowser } from './browser';
import { column, made, numbers } from './made';
import { PanelPage } from './panelPage';

const found = (
  subject: Detection['subject'],
  taken: string,
  grade: Detection['grade'],
  other: Partial<Detection> = {},
): Detection => ({ subject, taken, grade, why: `because of ${taken}`, others: [], ...other });

describeBrowser('The line on how a dataset is read', (browser) => {
  it('says which field is what, marks what is not certain, and leads to Choose Fields', async () => {
    const panel = await PanelPage.open(browser());
    const detections = [
      found('key', 'id', 'certain'),
      found('question', 'prompt', 'certain'),
      found('answer', '<b>reply</b>', 'likely'),
      found('direction', 'rate', 'unsure', { question: 'Is a higher rate harder?' }),
      found('header', 'line 1', 'likely'),
    ];
    await panel.show(made(40, [column('steps', 'steps', 'steps', numbers(40))], { detections }));
    const parts = panel.page.locator('.reading-part');
    expect(await parts.allInnerTexts()).toEqual([
      'question prompt',
      'answer <b>reply</b> likely',
      'direction rate unsure',
      'header line 1 likely',
    ]);
    expect(await parts.nth(1).getAttribute('title')).toBe('because of <b>reply</b>');
    expect(await parts.nth(2).getAttribute('title')).toBe('Is a higher rate harder?');
    await panel.page.getByRole('button', { name: 'Choose Fields…' }).click();
    await expect.poll(() => panel.asked('act')).toEqual([{ action: 'chooseFields' }]);
    expect(panel.errors).toEqual([]);
    await panel.close();
  });

  it('says which turn of a conversation is the answer, and where nothing was taken', async () => {
    const panel = await PanelPage.open(browser());
    const detections = [
      found('question', 'messages', 'certain'),
      found('answer', 'messages', 'certain'),
      found('difficulty', '', 'likely'),
    ];
    await panel.show(made(40, [column('steps', 'steps', 'steps', numbers(40))], { detections }));
    expect(await panel.page.locator('.reading-part').allInnerTexts()).toEqual([
      'question messages',
      'answer the last turn of messages',
      'difficulty none likely',
    ]);
    await panel.close();
  });

  it('is not there where nothing is known of it', async () => {
    const panel = await PanelPage.open(browser());
    await panel.show(made(40, [column('steps', 'steps', 'steps', numbers(40))]));
    expect(await panel.page.locator('.reading').isHidden()).toBe(true);
    await panel.close();
  });
});
