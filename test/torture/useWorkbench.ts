import { spawnSync } from 'node:child_process';

/** What driving the workbench came to. */
export interface WorkbenchReport {
  readonly name: 'workbench';
  readonly megabytes: number;
  readonly seconds: number;
  readonly failed: number;
}

/** Scores and mixes two files of this size in a real VS Code, one after the other, while a small one is edited. */
export function useWorkbench(megabytes: number): WorkbenchReport {
  const start = performance.now();
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.ui.config.mjs'];
  const env = {
    ...process.env,
    GRADUS_UI: 'test/vscode/ui/largeFile.test.ts',
    GRADUS_LARGE_MB: String(megabytes),
  };
  const { status } = spawnSync(process.execPath, vitest, { env, stdio: 'inherit' });
  const seconds = Math.round((performance.now() - start) / 1000);
  return { name: 'workbench', megabytes, seconds, failed: status === 0 ? 0 : 1 };
}
