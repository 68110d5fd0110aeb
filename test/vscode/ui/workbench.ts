import type { Page } from 'playwright-core';
import { workbenchUrl } from '../../../tools/workbench/url.mjs';
import { notifications } from './notifications';
import { quickInput } from './quickInput';
import { ownServer, sharedServer, type Server } from './sharedServer';
import { textEditor } from './textEditor';
import { webviews } from './webviews';

/** The themes that VS Code has in each of its four kinds. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
};

/** How a workbench is opened. */
export interface WorkbenchOptions {
  /** The folder that is open in it. */
  readonly folder: string;
  /** The user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: keyof typeof themes;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Starts another server than the shared one, for this window alone; theme and settings are not for it. */
  readonly start?: () => Promise<Server>;
}

/** A workbench to drive as a person would. */
export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/** The workbenches that are open now. */
export const open = new Set<{ readonly page: Page }>();

/** Opens VS Code in a browser, with the extension in it. */
export async function openWorkbench(options: WorkbenchOptions) {
  const { folder, viewport, theme = 'dark', settings, start } = options;
  const { server, browser, leave } = await (start
    ? ownServer(start)
    : sharedServer({ 'workbench.colorTheme': themes[theme], ...settings }));
  const context = await browser.newContext({ viewport: viewport ?? { width: 1400, height: 900 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(workbenchUrl(server.url, folder));
  await settled(page);

  const input = quickInput(page);
  const workbench = {
    page,
    /** The server's address, with its token. */
    url: server.url,
    ...input,
    ...textEditor(page, input),
    ...notifications(page),
    ...webviews(page),

    /** Types where the focus is. */
    type: (text: string) => page.keyboard.type(text),

    /** Makes a picture of the whole window. */
    screenshot: (path: string) => page.screenshot({ path }),

    /** Loads the window again, as a person does: what was open is kept. */
    async reload(): Promise<void> {
      const loaded = page.waitForEvent('load');
      await input.command('Developer: Reload Window').catch(() => undefined); // the palette goes with the window
      await loaded;
      await settled(page);
    },

    /** Closes the window, and ends what was started for it alone. */
    async close(): Promise<void> {
      open.delete(workbench);
      await context.close();
      await leave();
    },
  };
  open.add(workbench);
  return workbench;
}

async function settled(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor();
  await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
}
