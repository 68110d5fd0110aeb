// npm test: installs what is needed, then lint, format, type check, build and every test, with one closing line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
install();

const results = mkdtempSync(join(tmpdir(), 'gradus-test-'));
const node = (...args) => [process.execPath, args];
const checks = {
  lint: node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  format: node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  'type check': node('tools/typecheck.mjs'),
  build: node('tools/build.mjs'),
};

let failed = 0;
let passed = 0;
for (const [name, [program, args]] of Object.entries(checks)) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
  if (status === 0) passed++;
  else failed++;
}

const report = join(results, 'vitest.json');
spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { stdio: 'inherit' },
);
const tests = readReport(report);
rmSync(results, { recursive: true, force: true });
for (const reason of tests.skipped) console.log(`skipped: ${reason}`);
console.log(
  `${passed + tests.passed} passed, ${failed + tests.failed} failed, ${tests.skipped.length} skipped`,
);
process.exitCode = failed + tests.failed === 0 && tests.passed > 0 ? 0 : 1;

/** The counts of a run; a run that left no report has failed. */
function readReport(file) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const all = testResults.flatMap((suite) => suite.assertionResults);
    const skipped = all.filter(
      ({ status }) => status === 'pending' || status === 'skipped' || status === 'todo',
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests === 0 ? Math.min(1, numFailedTestSuites) : numFailedTests,
      skipped: skipped.map(({ fullName }) => fullName),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}
