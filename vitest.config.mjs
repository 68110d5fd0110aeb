import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Only what puts things into words may be tested outside VS Code.
  resolve: { alias: { vscode: fileURLToPath(new URL('test/extension/vscodeStandIn.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    setupFiles: ['test/properties.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A busy machine answers late: what is waited for comes, or the test fails.
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
  },
});
