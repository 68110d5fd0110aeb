import { spawnSync } from 'node:child_process';

const checks = {
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  'type check': ['tools/typecheck.mjs'],
  build: ['tools/build.mjs'],
  'test files without the shared data': ['tools/collect.mjs'],
};

/**
 * Runs everything that comes before the tests, and counts it.
 * @returns {import('./counts.mjs').Counts}
 */
export function runChecks() {
  const counts = { passed: 0, failed: [], skipped: [] };
  for (const [name, args] of Object.entries(checks)) {
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
    if (status === 0) counts.passed++;
    else counts.failed.push(name);
  }
  return counts;
}
