import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { launchBrowser } from '../../tools/workbench/browser.mjs';
import { findBrowser, howToGetBrowser } from '../../tools/workbench/findBrowser.mjs';

/** Tests in a browser; where there is none they are counted as skipped, and the reason is printed. In CI there must be one. */
export function describeBrowser(name: string, tests: (browser: () => Browser) => void): void {
  const skipped = findBrowser() === undefined && process.env['CI'] !== 'true';
  if (skipped) console.log(`skipped: ${name} (${howToGetBrowser})`);
  describe.skipIf(skipped)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await (launched ??= launch());
    });
    // A test that fails leaves its page open.
    afterAll(() => Promise.all(browser.contexts().map((context) => context.close())));
    tests(() => browser);
  });
}

/** The browser of all files of this worker, which ends with it; every page has a context of its own. */
let launched: Promise<Browser> | undefined;

async function launch(): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), 'gradus-test-'));
  const browser = await launchBrowser(home);
  process.on('exit', () => rmSync(home, { recursive: true, force: true }));
  return browser;
}
