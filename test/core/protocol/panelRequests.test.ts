import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { panelActions, panelRequests } from '../../../src/core/protocol/panelApi';
import { checkRecipe } from '../../../src/core/mixture/recipe';

const good: Record<keyof typeof panelRequests, unknown> = {
  ready: {},
  act: { action: 'score' },
  choosePrimary: { id: 'human.level' },
  turnRound: { path: 'level' },
  orderLevels: { levels: ['easy', 'hard'] },
  numbers: { id: 'rarity', from: 0, to: 5 },
  examples: { rows: [0, 5, 3] },
  agreement: {},
  correlations: {},
  describeSet: { recipe: { mixture: 'hard', blend: { probeLoss: 2, questionWords: 1 } } },
  preview: { recipe: { mixture: 'hard' } },
  writeMixture: {
    recipe: { mixture: 'easy-and-hard', size: 10, seed: 3, bands: { easy: 0.2, hard: 0.9 } },
    drawn: 'c0ffee',
  },
  saveRecipe: { recipe: { mixture: 'all', order: 'shuffled', shortage: 'fill' } },
  exportSelection: { rows: Uint32Array.of(1, 2), of: 'c0ffee' },
  reveal: { row: 3 },
  itemAnswers: { item: 3 },
  rollouts: {},
};

type Method = keyof typeof panelRequests;
const methods = Object.keys(panelRequests) as Method[];
const passes = (method: Method, request: unknown): boolean =>
  v.safeParse(panelRequests[method], request).success;

/** Whether a request is what its method takes, told without the schemas. */
const isRight: Record<Method, (request: Record<string, unknown>) => boolean> = {
  ready: () => true,
  act: ({ action }) => (panelActions as readonly unknown[]).includes(action),
  choosePrimary: ({ id }) => typeof id === 'string',
  turnRound: ({ path }) => typeof path === 'string',
  orderLevels: ({ levels }) =>
    Array.isArray(levels) && levels.length <= 1000 && levels.every((one) => typeof one === 'string'),
  numbers: ({ id, from, to }) => typeof id === 'string' && isRow(from) && isRow(to),
  examples: ({ rows }) => Array.isArray(rows) && rows.length <= 1000 && rows.every(isRow),
  agreement: () => true,
  correlations: () => true,
  describeSet: (request) => isRecipe(request) || request['rows'] instanceof Uint32Array,
  preview: isRecipe,
  writeMixture: (request) => isRecipe(request) && isOf(request) && isOf({ of: request['drawn'] }),
  saveRecipe: isRecipe,
  exportSelection: (request) => request['rows'] instanceof Uint32Array && isOf(request),
  reveal: ({ row }) => isRow(row),
  itemAnswers: ({ item }) => isRow(item),
  rollouts: () => true,
};

function isRow(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isOf({ of }: Record<string, unknown>): boolean {
  return of === undefined || typeof of === 'string';
}

/** A recipe is right where the engine takes it; that one's bands lie the wrong way round is for the engine to say. */
function isRecipe({ recipe }: Record<string, unknown>): boolean {
  try {
    checkRecipe(recipe, 'it');
    return true;
  } catch (error) {
    return /must be smaller than|not by both/.test(String(error));
  }
}

const anything = fc.oneof(
  fc.anything(),
  fc.jsonValue(),
  fc.constantFrom(...Object.values(good)),
  fc.dictionary(
    fc.constantFrom('action', 'id', 'rows', 'row', 'recipe', '__proto__', 'extra'),
    fc.oneof(
      fc.anything(),
      fc.array(fc.oneof(fc.nat(), fc.double(), fc.string())),
      fc.constantFrom(...panelActions),
      fc.record(
        {
          gradus: fc.constantFrom(1, 2, '1'),
          mixture: fc.constantFrom('hard', 'harder'),
          size: fc.anything(),
          more: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    ),
  ),
);

describe('the requests of the panel', () => {
  it.each(methods)('pass where they are what they should be: %s', (method) => {
    expect(passes(method, good[method])).toBe(true);
  });

  it.each(methods)('pass only then: %s', (method) => {
    const law = fc.property(anything, (request) => {
      const isObject = typeof request === 'object' && request !== null;
      const right = isObject && isRight[method](request as Record<string, unknown>);
      if (!right) expect(passes(method, request)).toBe(false);
      else if (!Array.isArray(request)) expect(passes(method, request)).toBe(true);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('ask for at most a thousand examples', () => {
    const rows = (count: number): unknown => ({ rows: Array.from({ length: count }, (_, row) => row) });
    expect([passes('examples', rows(1000)), passes('examples', rows(1001))]).toEqual([true, false]);
  });

  it('hand on nothing that was not asked for', () => {
    const extra = { action: 'score', path: '/etc/passwd', out: '/tmp/x', force: true };
    expect(v.parse(panelRequests.act, extra)).toEqual({ action: 'score' });
    expect(passes('preview', { recipe: { mixture: 'hard', out: '/tmp/x' } })).toBe(false);
  });
});
