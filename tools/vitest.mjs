import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './root.mjs';

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
    const { numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const skipped = testResults
      .flatMap((suite) => suite.assertionResults)
      .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
      .map(({ fullName }) => fullName);
    const failed = testResults.flatMap(failuresOf);
    const ranNothing = numPassedTests + skipped.length + failed.length === 0;
    return { passed: numPassedTests, failed: ranNothing ? ['no test ran'] : failed, skipped };
  } catch {
    return { passed: 0, failed: ['the tests left no report'], skipped: [] };
  }
}

/** What failed in a test file: its tests, each with the first line of its error, or the file where it never came to a test. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map((test) => `${file}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

const firstLine = (text = '') => text.split('\n', 1)[0];
