import type { Page } from 'playwright-core';

/** What a person does in the list that opens at the top: commands, files, lines, picks and file dialogs. */
export function quickInput(page: Page) {
  const widget = page.locator('.quick-input-widget:visible');
  const input = widget.locator('input[type="text"]').first();
  const rows = widget.locator('.monaco-list-row');
  const row = (text: string | RegExp) => rows.filter({ hasText: text }).first();
  const called = (name: string) => rows.filter({ has: page.getByText(name, { exact: true }) }).first();

  async function fill(text: string): Promise<void> {
    await input.waitFor();
    await input.fill(text);
  }

  async function accept(): Promise<void> {
    await input.press('Enter');
  }

  /** Waits until the box holds something that fits, or is gone. */
  async function until(fits: (value: string | undefined) => boolean): Promise<void> {
    const value = () => input.inputValue({ timeout: 100 }).catch(() => undefined);
    for (let tries = 0; !fits(await value()); tries++) {
      if (tries === 200) throw new Error(`The box at the top holds ${await value()}.`);
      await page.waitForTimeout(50);
    }
  }

  /**
   * The list is a snapshot: what an extension adds while it starts is in the next one. Each is waited for twice as long as the
   * one before, so that a slow window is not closed again and again before it has shown anything.
   */
  async function reopenUntilListed(
    key: string,
    text: string,
    wanted: string,
    patience: number,
    opened: (timeout: number) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const end = Date.now() + patience;
    for (let timeout = 2_000; ; timeout = Math.min(2 * timeout, 16_000)) {
      try {
        await page.keyboard.press(key);
        await input.waitFor({ timeout });
        await input.fill(text);
        await called(wanted).click({ timeout });
        await until((value) => value !== text);
        return await opened(timeout);
      } catch (error) {
        if (Date.now() > end) throw error;
        await page.keyboard.press('Escape');
        await page.waitForTimeout(250);
      }
    }
  }

  /** Names a file in the open save or open dialog and accepts. */
  async function saveAs(path: string): Promise<void> {
    await until((value) => /^(\/|[A-Z]:)/i.test(value ?? ''));
    // The dialog looks up what is typed, and while it still opens puts its own name back.
    for (let held = 0; held < 2; held++) {
      if ((await input.inputValue()) !== path) {
        await fill(path);
        held = 0;
      }
      await page.waitForTimeout(400);
    }
    await accept();
  }

  return {
    /** Runs a command by its title in the palette; waits for it to be there. */
    command: (title: string, patience = 60_000) => reopenUntilListed('F1', `>${title}`, title, patience),

    /** Opens a file of the workspace by its name. */
    async openFile(name: string, patience = 60_000): Promise<void> {
      const group = page.locator('.editor-group-container.active');
      const tab = group.locator('.tab.active').getByText(name, { exact: true }).first();
      await reopenUntilListed('Control+p', name, name, patience, async (timeout) => {
        await tab.waitFor({ timeout });
        await group.locator('.monaco-editor.focused').waitFor({ timeout });
      });
    },

    /** Puts the cursor on a line, counted from 1. */
    async goToLine(line: number): Promise<void> {
      await page.keyboard.press('Control+g');
      await fill(`:${line}`);
      await accept();
      await input.waitFor({ state: 'hidden' });
    },

    /** Takes the row with this text from the open list. */
    quickPick: (text: string | RegExp) => row(text).click(),

    /** Writes into the open list and takes what it then has first, without the mouse. */
    async answerList(text: string): Promise<void> {
      await fill(text);
      await called(text).waitFor();
      await accept();
    },

    /** Writes into the open input box and accepts. */
    async answer(text: string): Promise<void> {
      await fill(text);
      await accept();
    },

    saveAs,

    /** The same for a file that is there: says yes to overwriting it. */
    async saveOver(path: string): Promise<void> {
      await saveAs(path);
      await widget.filter({ hasText: 'already exists' }).waitFor();
      await accept();
    },
  };
}
