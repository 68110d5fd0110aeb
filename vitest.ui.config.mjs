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
  },
});
