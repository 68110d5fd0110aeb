import { root } from '../root.mjs';
import { bundleForHost } from './hostBundle.mjs';
import { countHostRun, prepareHostRun } from './hostRun.mjs';
import { runInHost } from './hostSession.mjs';

/**
 * Runs the host tests inside the extension host of a code-server.
 * @param {string} [version] of code-server
 * @param {string} [checkout] the extension under test
 * @returns {Promise<import('../counts.mjs').Counts>}
 */
export async function runHostTests(version, checkout = root) {
  const suite = await bundleForHost('host');
  const run = prepareHostRun();
  try {
    const { code, results } = await runInHost(suite, run, { version, checkout });
    return countHostRun(code, results);
  } finally {
    run.remove();
  }
}
