import { root } from '../root.mjs';
import { bundleForHost } from './hostBundle.mjs';
import { countHostRun, prepareHostRun } from './hostRun.mjs';
import { runInHost } from './hostSession.mjs';

const mostRuns = 4;

/**
 * Runs the host tests inside the extension host of a code-server.
 * @param {string} [version] of code-server
 * @param {string} [checkout] the extension under test
 * @returns {Promise<{ passed: number, failed: number, skipped: string[] }>}
 */
export async function runHostTests(version, checkout = root) {
  const suite = await bundleForHost('host');
  for (let runs = 1; ; runs++) {
    const counts = await runOnce(suite, version, checkout);
    // Now and then VS Code activates the extension before it loads the tests, which then cannot time it.
    const untimed = counts.skipped.some((title) => title.startsWith('Activation takes'));
    if (!untimed || counts.failed > 0 || runs === mostRuns) return counts;
    console.log('VS Code was too early with the activation: once more.');
  }
}

async function runOnce(suite, version, checkout) {
  const run = prepareHostRun();
  try {
    const { code, results } = await runInHost(suite, run, { version, checkout });
    return countHostRun(code, results);
  } finally {
    run.remove();
  }
}
