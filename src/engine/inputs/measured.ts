import type { InputKind } from './input';

/** What other measures have scored so far, as it is stored. What is predicted by it names how many those are in its key. */
export const measured: InputKind = {
  meets: ['measured'],
  gives: ['measured'],
  find: () =>
    Promise.resolve(() => ({
      isThere: true,
      digest: undefined,
      give: ({ columns }) =>
        Promise.resolve({
          parts: {
            measured: async (measure) =>
              new Map((await columns(measure)).map(({ id, values }) => [id, Float64Array.from(values)])),
          },
        }),
    })),
};
