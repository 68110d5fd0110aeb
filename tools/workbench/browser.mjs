import { chromium } from 'playwright-core';
import { findBrowser, howToGetBrowser } from './findBrowser.mjs';

/**
 * Starts a Chromium without a window that keeps its files in a home of its own.
 * @param {string} home
 */
export async function launchBrowser(home) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(howToGetBrowser);
  return chromium.launch({
    executablePath,
    headless: true,
    env: { ...process.env, HOME: home },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}
