import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * Runs Vitest under one of its configurations and counts the tests.
 * @param {string} config
 * @param {string[]} [args] parts of file names, and what else Vitest takes
 * @param {object} [options]
 * @param {Record<string, string>} [options.env] what it has in its environment besides this process's
 * @param {'first' | 'behind'} [options.beside] where two run at a time: the first prints as it goes on and gives way to the
 * other, which prints when it is done
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runVitest(config, args = [], { env = {}, beside } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-test-'));
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const line = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...reporters, ...args];
  await runBeside(beside, line, { ...process.env, ...env });
  const counts = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

/** Only one that runs alone has the terminal, where it goes back over its lines. */
async function runBeside(beside, line, env) {
  const stdio = beside === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, line, { stdio, env });
  const ended = once(child, 'close');
  if (beside === 'behind') {
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    process.stdout.write(out);
    process.stderr.write(err);
  }
  if (beside === 'first') {
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    child.stdout.pipe(process.stdout, { end: false });
    child.stderr.pipe(process.stderr, { end: false });
  }
  await ended;
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
