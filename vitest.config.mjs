import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { unitTests } from './tools/unitTests.mjs';

/** What all tests outside VS Code have in common. */
export const common = {
  // Only what puts things into words may be tested outside VS Code.
  resolve: { alias: { vscode: fileURLToPath(new URL('test/extension/vscodeStandIn.ts', import.meta.url)) } },
  test: {
    setupFiles: ['test/properties.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A busy machine answers late: what is waited for comes, or the test fails.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
  },
};

const unit = unitTests();

/** A test that needs nothing but this process is a unit test (tools/unitTests.mjs says how that is known); the others come after them. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...common,
        test: {
          ...common.test,
          name: 'unit',
          include: unit,
          setupFiles: [...common.test.setupFiles, 'test/noProcess.ts'],
        },
      },
      {
        ...common,
        test: {
          ...common.test,
          name: 'whole',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/vscode/**', ...unit],
          globalSetup: ['test/built.ts'],
        },
      },
    ],
  },
});
