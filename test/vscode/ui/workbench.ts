import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../tools/workbench/browser.mjs';
import { root } from '../../../tools/root.mjs';
import { startServer } from '../../../tools/workbench/server.mjs';
import { workbenchUrl } from '../../../tools/workbench/url.mjs';
import { notifications } from './notifications';
import { quickInput } from './quickInput';
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
  /** A packaged extension, else what GRADUS_VSIX names; without one the checkout is loaded. */
  readonly vsix?: string;
  /** The extension's folder, where it is not this project. */
  readonly checkout?: string;
  /** What the extension sees in its environment besides ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Starts another server than one for tests, which trusts every folder; it takes none of the options above but the folder. */
  readonly start?: () => ReturnType<typeof startServer>;
}

/** A workbench to drive as a person would. */
export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/** The workbenches that are open now. */
export const open = new Set<{ readonly page: Page }>();

/** Opens VS Code in a browser, with the extension in it. */
export async function openWorkbench(options: WorkbenchOptions) {
  const { folder, viewport, start = () => startForTests(options) } = options;
  const server = await start();
  const browser = await launchBrowser(`${server.folder}/home`);
  const page = await browser.newPage({ viewport: viewport ?? { width: 1400, height: 900 } });
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(workbenchUrl(server.url, folder));
  await settled(page);

  const input = quickInput(page);
  const workbench = {
    page,
    /** The server's address, with its token. */
    url: server.url,
    /** What the server has said so far. */
    log: server.log,
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

    /** Ends the browser and the server. */
    async close(): Promise<void> {
      open.delete(workbench);
      await browser.close();
      await server.stop();
    },
  };
  open.add(workbench);
  return workbench;
}

function startForTests({ theme = 'dark', settings, checkout = root, env, vsix }: WorkbenchOptions) {
  const packaged = vsix ?? process.env['GRADUS_VSIX'];
  return startServer({
    version: process.env['GRADUS_WORKBENCH'],
    ...(packaged === undefined ? { checkout } : { vsix: packaged }),
    settings: { 'workbench.colorTheme': themes[theme], ...settings },
    ...(env && { env }),
    trustsAll: true,
  });
}

async function settled(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
}
