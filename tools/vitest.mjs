import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs Vitest under one of its configurations and counts the tests.
 * @param {string} config
 * @param {string[]} [args] parts of file names, and what else Vitest takes
 * @param {object} [options]
 * @param {Record<string, string>} [options.env] what it has in its environment besides this process's
 * @returns {import('./counts.mjs').Counts}
 */
export function runVitest(config, args = [], { env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-test-'));
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const line = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...reporters, ...args];
  spawnSync(process.execPath, line, { stdio: 'inherit', env: { ...process.env, ...env } });
  const counts = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

/** The counts of a run; a run that left no report, or ran nothing, has failed. */
function readReport(file) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const skipped = testResults
      .flatMap((suite) => suite.assertionResults)
      .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
      .map(({ fullName }) => fullName);
    const ranNothing = numPassedTests + skipped.length === 0 ? 1 : 0;
    const withoutTest = Math.min(1, numFailedTestSuites);
    return { passed: numPassedTests, failed: numFailedTests || withoutTest || ranNothing, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}
