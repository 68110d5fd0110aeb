import { defineConfig } from 'vitest/config';

/** The tests that drive a VS Code: one window at a time. */
export default defineConfig({
  test: {
    include: [process.env.GRADUS_UI ?? 'test/vscode/ui/**/*.test.ts'],
    setupFiles: ['test/vscode/ui/pictures.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    pool: 'forks',
    fileParallelism: false,
    // A real window on a busy machine is now and then later than a test is patient.
    retry: 1,
  },
});
