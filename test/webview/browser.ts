import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { findBrowser, howToGetBrowser } from '../../tools/workbench/findBrowser.mjs';
import { temporaryFolder } from '../temporary';

/** Tests in a browser; where there is none they are counted as skipped, and the reason is printed. In CI there must be one. */
export function describeBrowser(name: string, tests: (browser: () => Browser) => void): void {
  const executablePath = findBrowser();
  const skipped = executablePath === undefined && process.env['CI'] !== 'true';
  if (skipped) console.log(`skipped: ${name} (${howToGetBrowser})`);
  // A page on a busy machine is now and then later than a test is patient.
  describe.skipIf(skipped)(name, { retry: 1 }, () => {
    let browser: Browser;
    const home = temporaryFolder();
    beforeAll(async () => {
      if (executablePath === undefined) throw new Error(howToGetBrowser);
      browser = await chromium.launch({
        executablePath,
        env: { ...process.env, HOME: home },
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      });
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}
