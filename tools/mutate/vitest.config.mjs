import { defineConfig } from 'vitest/config';
import { common } from '../../vitest.config.mjs';
import { QuickestFirst } from './quickestFirst.mjs';

const { tests, without } = JSON.parse(process.env.GRADUS_MUTATE_TESTS);

export default defineConfig({
  ...common,
  test: {
    ...common.test,
    include: tests,
    exclude: without,
    sequence: { sequencer: QuickestFirst },
  },
});
