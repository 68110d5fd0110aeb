import type { Locator, Page } from 'playwright-core';
import type { quickInput } from './quickInput';

/** What a person does in the text editor that has the focus. */
export function textEditor(
  page: Page,
  { command, goToLine }: Pick<ReturnType<typeof quickInput>, 'command' | 'goToLine'>,
) {
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();
  const hovers = page.locator('.monaco-hover:not(.hidden):visible');

  async function pointAt(line: number): Promise<void> {
    const number = editor.locator('.line-numbers').filter({ hasText: new RegExp(`^${line}$`) });
    const y = (await number.first().boundingBox())!;
    const x = (await editor.locator('.view-lines').boundingBox())!;
    await page.mouse.move(x.x + 200, y.y + y.height / 2, { steps: 4 });
    await page.mouse.move(x.x + 24, y.y + y.height / 2, { steps: 4 });
  }

  /** Points at nothing until nothing is told: a hover that still shows may be another line's. */
  async function pointAway(): Promise<void> {
    await page.mouse.move(2, 2);
    await hovers.first().waitFor({ state: 'hidden' });
  }

  return {
    /** The editor itself. */
    editor,

    /** Goes back to the text from a panel beside it, by the palette: a panel that still loads passes no other key on. */
    async focusText(): Promise<void> {
      await command('View: Focus First Editor Group');
      await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    },

    /** The line of the cursor, counted from 1, as the status bar has it. */
    async cursorLine(): Promise<number> {
      const position = page.locator('.statusbar-item[id="status.editor.selection"]');
      return Number(/\d+/.exec(await position.innerText())![0]);
    },

    /** Points the mouse at a line, counted from 1, until a hover with this text shows. */
    async hoverLine(line: number, text: string | RegExp = /\S/): Promise<{ text: string; locator: Locator }> {
      await pointAway();
      await goToLine(line);
      const locator = hovers.filter({ hasText: text }).first();
      for (let tries = 1; ; tries++)
        try {
          await pointAt(line);
          await locator.waitFor({ timeout: 3_000 });
          return { text: await locator.innerText(), locator };
        } catch (error) {
          if (tries === 5) throw error;
          await page.mouse.move(2, 2);
        }
    },
  };
}
