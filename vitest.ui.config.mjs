import { defineConfig } from 'vitest/config';

/** The tests that drive a VS Code: one window after the other, on one code-server. */
export default defineConfig({
  test: {
    include: [process.env.GRADUS_UI ?? 'test/vscode/ui/**/*.test.ts'],
    globalSetup: ['test/built.ts'],
    setupFiles: ['test/vscode/ui/pictures.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // A busy machine answers late: what is waited for comes, or the test fails.
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    maxWorkers: 1,
    // A key that a list does not take yet is lost now and then on a busy machine: one that fails twice is no chance.
    retry: 1,
    isolate: false,
  },
});
