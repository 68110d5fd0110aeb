import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs Vitest under one of its configurations and counts the tests.
 * @param {string} config
 * @param {string[]} [filters] parts of file names
 * @returns {import('./counts.mjs').Counts}
 */
export function runVitest(config, filters = [], env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-test-'));
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...reporters, ...filters];
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
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
