import { runVitest } from '../vitest.mjs';
import { findBrowser, howToGetBrowser } from './findBrowser.mjs';
import { runHostTests } from './hostTests.mjs';
import { installWorkbench, runsHere } from './install.mjs';

const runners = {
  host: (version) => runHostTests(version),
  ui: async (version, filters) =>
    runVitest('vitest.ui.config.mjs', filters, { env: { GRADUS_WORKBENCH: version } }),
};

/**
 * Runs tests in a VS Code: those inside its extension host, those that drive its window, or both.
 * @param {{ kinds?: ('host' | 'ui')[], version: string, filters?: string[] }} options
 * @returns {Promise<import('../counts.mjs').Counts[]>}
 */
export async function runWorkbenchTests({ kinds = ['host', 'ui'], version, filters = [] }) {
  const missing = whatIsMissing();
  if (missing) return kinds.map((kind) => withoutWorkbench(kind, missing));
  installWorkbench(version);
  const counts = [];
  for (const kind of kinds) {
    console.log(`\nTests in VS Code (code-server ${version}): ${kind}`);
    counts.push(await runners[kind](version, filters));
  }
  return counts;
}

function whatIsMissing() {
  if (!runsHere) return 'code-server does not run on Windows; "npm run test:desktop" runs the host tests.';
  return findBrowser() ? undefined : howToGetBrowser;
}

/** Where nobody looks at what was skipped, a missing browser is a failure. */
function withoutWorkbench(kind, missing) {
  const reason = `the ${kind} tests in VS Code. ${missing}`;
  if (process.env.CI !== 'true') return { passed: 0, failed: [], skipped: [reason] };
  return { passed: 0, failed: [reason], skipped: [] };
}
