import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.mjs';
import { QuickestFirst } from './quickestFirst.mjs';

const { tests, without } = JSON.parse(process.env.GRADUS_MUTATE_TESTS);

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: tests,
    exclude: [...base.test.exclude, ...without],
    sequence: { sequencer: QuickestFirst },
  },
});
