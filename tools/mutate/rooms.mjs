/**
 * The rooms that faults are planted in, and the tests that should catch them: those that are `slow` are run on what the
 * others leave. Those that run the built engine (`without`) cannot: it has no fault.
 */
export const rooms = {
  'core/psychometrics': {
    sources: 'src/core/psychometrics',
    tests: ['test/core/psychometrics/**/*.test.ts'],
    slow: [
      'recovery.long',
      'intervals.long',
      'linking',
      'irt',
      'fit/dimensions.long',
      'fit/heldOut.long',
      'fit/itemFit',
      'tables/flags',
    ].map((name) => `test/core/psychometrics/${name}.test.ts`),
  },
  'core/scores': { sources: 'src/core/scores', tests: ['test/core/scores/**/*.test.ts'] },
  'core/dataset/reading': {
    sources: 'src/core/dataset/reading',
    tests: ['test/core/dataset/reading/**/*.test.ts', 'test/engine/sources/*.test.ts'],
    slow: ['test/engine/sources/*.test.ts'],
  },
  'engine/store': {
    sources: 'src/engine/store',
    tests: ['test/engine/store/*.test.ts'],
    without: ['test/engine/store/sharedStore.test.ts', 'test/engine/store/cleared.test.ts'],
  },
};
