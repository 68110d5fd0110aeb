// Part of npm test: loads every test file, and runs no test, as in a clone that has nothing beside it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const nothing = mkdtempSync(join(tmpdir(), 'gradus-nothing-'));
for (const config of ['vitest.config.mjs', 'vitest.ui.config.mjs']) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'list', '--config', config],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, GRADUS_SHARED: nothing },
    },
  );
  if (status !== 0) process.exitCode = 1;
}
rmdirSync(nothing);
