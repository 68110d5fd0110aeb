import { expect, it } from 'vitest';
import { describeBrowser } from './browser';
import { EditorPage, type EditorOptions } from './editorPage';
import { madeAnswers, madeEditorDataset, madeRow } from './madeRows';
import type { ThemeName } from './themes';

const rows = 5_000_000;

describeBrowser('The dataset editor', (browser) => {
  async function opened(count = rows, options: EditorOptions = {}): Promise<EditorPage> {
    const editor = await EditorPage.open(browser(), { answers: madeAnswers(count), ...options });
    await editor.show(madeEditorDataset(count));
    await expect.poll(async () => (await editor.rows())[0]?.[1]).toBeTruthy();
    return editor;
  }

  const grid = (editor: EditorPage) => editor.page.getByRole('grid', { name: 'Records' });
  const firstLine = async (editor: EditorPage): Promise<string | undefined> => (await editor.rows())[0]?.[0];

  async function activeLine(editor: EditorPage): Promise<string | null> {
    const id = await grid(editor).getAttribute('aria-activedescendant');
    return editor.page.locator(`#${id} .grid-line`).textContent();
  }

  it('draws the rows in sight alone, of five million to the last', async () => {
    const editor = await opened();
    expect(await grid(editor).getAttribute('aria-rowcount')).toBe(String(rows + 1));
    expect((await editor.rows())[0]).toEqual(['1', ...madeRow(0).cells]);
    expect(await editor.page.locator('.grid-row').count()).toBeLessThan(60);
    await grid(editor).focus();
    await editor.page.keyboard.press('End');
    await expect.poll(() => activeLine(editor)).toBe('5,000,000');
    const last = editor.page.locator('.grid-row:not([hidden])', { hasText: '5,000,000' });
    await expect.poll(async () => (await last.boundingBox())!.y + 22 <= 800).toBe(true);
    await editor.page.keyboard.press('PageUp');
    await editor.page.keyboard.press('ArrowUp');
    expect(Number((await activeLine(editor))!.replaceAll(',', ''))).toBeLessThan(rows - 10);
    await editor.page.keyboard.press('Home');
    await expect.poll(() => firstLine(editor)).toBe('1');
    expect(editor.errors).toEqual([]);
    await editor.close();
  });

  it('marks the difficulty by colour, height and words', async () => {
    const editor = await opened(100);
    const place = editor.page.locator('.grid-place').nth(9);
    await expect.poll(() => place.getAttribute('data-band')).toBe('hard');
    expect(await place.getAttribute('data-height')).toBe('5');
    expect(await place.locator('.unseen').textContent()).toBe('hard, harder than 90%');
    await editor.show(madeEditorDataset(100, { primary: undefined, measures: [] }));
    await expect.poll(() => place.getAttribute('data-band')).toBe('unmarked');
    await editor.close();
  });

  it('shows the first records while the rest is read, which can be ended and begun again', async () => {
    const editor = await EditorPage.open(browser(), { answers: madeAnswers(1000) });
    const { columns } = madeEditorDataset(0);
    await editor.call('opening', { kind: 'reading', done: 0, total: 0 });
    await editor.call('head', {
      bytes: 1e9,
      columns: [...columns],
      rows: [madeRow(0, false), madeRow(1, false)],
    });
    expect(await editor.rows()).toEqual([0, 1].map((row) => [String(row + 1), ...madeRow(row).cells]));
    await editor.call('opening', { kind: 'reading', done: 34, total: 100 });
    const status = editor.page.locator('.status-words');
    expect(await status.textContent()).toBe('Reading… 34%');
    await editor.page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => editor.asked('act')).toEqual([{ action: 'stopReading' }]);
    await editor.call('opening', { kind: 'cancelled' });
    expect(await status.textContent()).toBe('Only the beginning was read.');
    await editor.page.getByRole('button', { name: 'Read All' }).click();
    await expect.poll(() => editor.asked('act').at(-1)).toEqual({ action: 'read' });
    expect(editor.asked('cells')).toEqual([]);
    await editor.call('opening', { kind: 'read' });
    await editor.show(madeEditorDataset(1000));
    await expect.poll(() => editor.asked('cells').length).toBeGreaterThan(0);
    await editor.close();
  });

  it('says why a dataset cannot be read', async () => {
    const editor = await EditorPage.open(browser());
    await editor.call('opening', { kind: 'failed', words: 'train.jsonl has no records.' });
    expect(await editor.page.getByRole('alert').textContent()).toBe('train.jsonl has no records.');
    await editor.page.getByRole('button', { name: 'Try Again' }).click();
    await expect.poll(() => editor.asked('act')).toEqual([{ action: 'read' }]);
    await editor.close();
  });

  it('sorts by a column, the other way round, and not any more', async () => {
    const editor = await opened(1000);
    const head = editor.page.getByRole('columnheader', { name: /^answer/ });
    const click = () => head.getByRole('button').click();
    await click();
    await expect.poll(() => firstLine(editor)).toBe('1,000');
    expect(editor.asked('sortRows')).toEqual([
      { sort: { by: 'field', name: 'answer', isDescending: false } },
    ]);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    await click();
    await expect.poll(() => firstLine(editor)).toBe('1');
    expect(await head.getAttribute('aria-sort')).toBe('none');
    await editor.close();
  });

  it('says that it sorts for long, and leaves the rows as they are where that is ended', async () => {
    const editor = await opened(1000, {
      answers: { ...madeAnswers(1000), sortRows: () => new Promise(() => undefined) },
    });
    await editor.page
      .getByRole('columnheader', { name: /^answer/ })
      .getByRole('button')
      .click();
    const status = editor.page.locator('.status-words');
    await expect.poll(() => status.textContent()).toBe('Sorting by answer');
    await editor.progress('sortRows', { done: 500, total: 1000 });
    await expect.poll(() => status.textContent()).toBe('Sorting by answer · 50%');
    await editor.page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => editor.isEnded('sortRows')).toBe(true);
    await expect.poll(() => status.textContent()).toBe('in the order of the file');
    expect(await firstLine(editor)).toBe('1');
    await editor.close();
  });

  it('finds a text, says how many there are, and goes from one to the next', async () => {
    const places = [120, 340, 777];
    const editor = await opened(1000, {
      answers: {
        ...madeAnswers(1000),
        findText: () => ({ count: 12_345, places: Uint32Array.from(places) }),
      },
    });
    await editor.page.keyboard.press('Control+f');
    await editor.page.keyboard.type('otter');
    const count = editor.page.locator('.search-count');
    await expect.poll(() => count.textContent()).toBe('1 of the first 3 of 12,345');
    expect(editor.asked('findText')).toEqual([{ text: 'otter' }]);
    await expect.poll(() => activeLine(editor)).toBe('121');
    await editor.page.keyboard.press('Enter');
    await expect.poll(() => activeLine(editor)).toBe('341');
    await editor.page.keyboard.press('Shift+Enter');
    await editor.page.keyboard.press('Shift+Enter');
    await expect.poll(() => activeLine(editor)).toBe('778');
    expect(await count.textContent()).toBe('3 of the first 3 of 12,345');
    await editor.page.keyboard.press('Escape');
    await expect.poll(() => count.textContent()).toBe('');
    await editor.close();
  });

  it('goes to a line, and to a row that the extension names', async () => {
    const editor = await opened();
    await editor.page.keyboard.press('Control+g');
    await editor.page.keyboard.type('1,234,567');
    await editor.page.keyboard.press('Enter');
    await expect.poll(() => activeLine(editor)).toBe('1,234,567');
    await editor.call('goTo', { row: 42 });
    await expect.poll(() => activeLine(editor)).toBe('43');
    await expect.poll(() => editor.asked('atRow').at(-1)).toEqual({ row: 42 });
    await expect.poll(() => editor.page.locator('.record-title').textContent()).toBe('Line 43, row 42');
    await editor.close();
  });

  it('shows the record in full: by role, with turns and the right choice, until Escape', async () => {
    const editor = await opened(1000);
    await grid(editor).focus();
    await editor.page.keyboard.press('ArrowDown');
    await editor.page.keyboard.press('Enter');
    const record = editor.page.locator('.record');
    await record.locator('.part').first().waitFor();
    expect(await record.locator('.part-title').allTextContents()).toEqual([
      'question',
      'choices',
      'messages',
      'difficulty level',
    ]);
    expect(await record.locator('.turn-speaker').allTextContents()).toEqual(['human', 'gpt']);
    expect(await record.locator('.choice[data-right]').textContent()).toBe('B0right');
    await expect
      .poll(() => record.locator('.record-facts').textContent())
      .toMatch(/^Hard · harder than 97% of 1,000/);
    await editor.page.keyboard.press('ArrowDown');
    await expect.poll(() => record.locator('.record-title').textContent()).toBe('Line 3, row 2');
    await editor.page.keyboard.press('Escape');
    expect(await record.isHidden()).toBe(true);
    await editor.close();
  });

  it('tells of the row under the pointer what the text editor tells', async () => {
    const editor = await opened(1000);
    await editor.page.locator('.grid-row').nth(4).hover();
    const tip = editor.page.getByRole('tooltip');
    await expect.poll(() => tip.textContent()).toContain('harder than 97% of 1,000 by level (level 5)');
    expect(await tip.locator('tbody tr').count()).toBe(3);
    await editor.close();
  });

  it('shows a broken record as it stands, with its problem', async () => {
    const cells = ['{"question": "half'];
    const broken = { row: 0, line: 1, cells, problem: 'it is not valid JSON: it ends too soon' };
    const answers = {
      cells: () => [broken],
      record: () => ({ row: 0, line: 1, text: cells[0], parts: [], problem: broken.problem }),
    };
    const editor = await EditorPage.open(browser(), { answers });
    await editor.show(madeEditorDataset(1, { broken: 1 }));
    await expect.poll(() => editor.rows()).toEqual([['1', `${broken.problem} · ${cells[0]}`]]);
    await editor.page.locator('.grid-row').first().click();
    await expect
      .poll(() => editor.page.locator('.record-body').textContent())
      .toContain('This record cannot be used: it is not valid JSON');
    await editor.page.getByRole('button', { name: '1 broken' }).click();
    await expect.poll(() => editor.asked('act')).toEqual([{ action: 'showProblems' }]);
    await editor.close();
  });

  it('keeps hostile texts texts', async () => {
    const hostile = '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>\u202eevil';
    const answers = { ...madeAnswers(3), cells: () => [{ ...madeRow(0), cells: [hostile, '', '', ''] }] };
    const editor = await EditorPage.open(browser(), { answers });
    await editor.show(madeEditorDataset(1));
    await expect.poll(async () => (await editor.rows())[0]?.[1]).toBe(hostile.replace('\u202e', ''));
    expect(await editor.page.locator('.grid img, .grid script').count()).toBe(0);
    expect(await editor.page.evaluate(() => 'hurt' in window)).toBe(false);
    await editor.close();
  });

  it('is where it was when it is seen again', async () => {
    const before = await opened(1000);
    await before.page
      .getByRole('columnheader', { name: /^answer/ })
      .getByRole('button')
      .click();
    await expect.poll(() => firstLine(before)).toBe('1,000');
    await before.page.locator('.grid-row').nth(3).click();
    await before.page.locator('.record .part').first().waitFor();
    const remembered = await before.page.evaluate(() =>
      (window as unknown as { harness: { state(): unknown } }).harness.state(),
    );
    await before.close();
    const after = await EditorPage.open(browser(), { answers: madeAnswers(1000), remembered });
    await after.show(madeEditorDataset(1000));
    await expect.poll(() => activeLine(after)).toBe('997');
    await expect.poll(() => after.page.locator('.record-title').textContent()).toBe('Line 997, row 996');
    await after.close();
  });

  it.each<ThemeName>(['dark', 'light', 'high contrast', 'high contrast light'])(
    'has nothing that axe finds fault with, and nothing that is cut off at half a window: %s',
    async (theme) => {
      const editor = await opened(1000, { theme, width: 520 });
      await editor.page.locator('.grid-row').nth(2).click();
      await editor.page.locator('.record .part').first().waitFor();
      expect(await editor.violations()).toEqual([]);
      expect(await editor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await editor.close();
    },
  );
});
