import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBands } from '../../../src/core/mixture/emptyBands';
import { mixtures, type MixtureName } from '../../../src/core/mixture/recipe';
import { bandOf, bands, countBands } from '../../../src/core/scores/bands';
import { columnOf, repeated } from '../scores/columns';
import { UserError } from '../../../src/core/userError';
import { columns, drawBy, drawOrRefusal, idOf, recipeOf, recipes } from './given';

/** A hundred rows and one, of which 31 are easy and 31 hard. */
const even = columnOf(
  'loss',
  Array.from({ length: 101 }, (_, at) => (at * 37) % 101),
);

/** What is said to mend a draw that is refused. */
function remedyFor(...[recipe, column]: Parameters<typeof drawOrRefusal>): unknown {
  try {
    return drawBy(recipe, column);
  } catch (error) {
    return error instanceof UserError ? error.remedy : error;
  }
}

const ascending = (one: number, other: number): number => one - other;

describe('a draw by published cut-offs', () => {
  const grades = columnOf('human.grade', [3, 4, 5, 6, 7, 8, 8, NaN]);

  it('takes the preset’s values', () => {
    const recipe = recipeOf({ mixture: 'hard', bands: { preset: 'arc.grade' } });
    expect(drawOrRefusal(recipe, grades)).toMatchObject({
      rows: [5, 6],
      cut: { easy: 5, hard: 8 },
      available: { easy: 3, medium: 2, hard: 2, unscored: 1 },
    });
  });

  it('is refused for a column that the preset is not made for', () => {
    const recipe = recipeOf({ mixture: 'hard', bands: { preset: 'arc.bloom' } });
    expect(drawOrRefusal(recipe, grades)).toMatch(
      /^arc\.bloom is made for bloom from 1 to 5, not for human\.grade/,
    );
  });
});

describe('drawing rows', () => {
  it('gives the same rows for the same recipe', () => {
    fc.assert(
      fc.property(recipes, columns, (recipe, column) => {
        expect(drawOrRefusal(recipe, column)).toEqual(drawOrRefusal({ ...recipe }, column));
      }),
    );
  });

  it('gives different rows under another seed', () => {
    const rowsUnder = (seed: number): readonly number[] =>
      drawBy(recipeOf({ mixture: 'easy', size: 15, seed }), even).rows;
    expect(rowsUnder(1)).not.toEqual(rowsUnder(2));
  });

  it('takes each row once at most, as many as asked, none without a score and none outside its bands', () => {
    fc.assert(
      fc.property(recipes, columns, (recipe, column) => {
        const draw = drawOrRefusal(recipe, column);
        if (typeof draw === 'string') return;
        expect(new Set(draw.rows).size).toBe(draw.rows.length);
        if (recipe.size !== undefined) expect(draw.rows.length).toBe(recipe.size);
        const drawn = new Set(
          draw.rows.map((row) => bandOf(column.values[row]!, draw.cut, column.direction)),
        );
        const allowed: readonly unknown[] = recipe.mixture === 'all' ? bands : mixtures[recipe.mixture];
        for (const band of drawn) expect(allowed).toContain(band);
      }),
    );
  });

  it('counts what there is and what was drawn by band', () => {
    fc.assert(
      fc.property(recipes, columns, (recipe, column) => {
        const draw = drawOrRefusal(recipe, column);
        if (typeof draw === 'string') return;
        const values = draw.rows.map((row) => column.values[row]!);
        expect(draw.drawn).toEqual(countBands(values, draw.cut, column.direction));
        expect(draw.available).toEqual(countBands(column.values, draw.cut, column.direction));
      }),
    );
  });

  it('draws the same records whatever the order of the file', () => {
    fc.assert(
      fc.property(
        recipes,
        columns,
        fc.nat(7),
        fc.infiniteStream(fc.nat()),
        (recipe, column, twins, order) => {
          const whole = [...column.values].map((value, row) => ({ value, id: idOf(row) }));
          const records = [...whole, ...whole.slice(0, twins)];
          const shuffled = records
            .map((record) => ({ record, rank: order.next().value }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ record }) => record);
          const drawnIds = (file: typeof records): string | string[] => {
            const values = columnOf(
              'loss',
              file.map(({ value }) => value),
              column.direction,
            );
            const draw = drawOrRefusal(recipe, values, (row) => file[row]!.id);
            if (typeof draw === 'string') return draw;
            const ids = draw.rows.map((row) => file[row]!.id);
            return recipe.order === 'shuffled' ? ids : ids.sort();
          };
          expect(drawnIds(shuffled)).toEqual(drawnIds(records));
        },
      ),
    );
  });

  it('takes identical records in the order of the source, so that which bytes are written is settled', () => {
    // Rows 1 and 4, 2 and 5 are identical records.
    const ids = [0, 1, 2, 3, 1, 2].map(idOf);
    const twins = columnOf('loss', [1, 1, 1, 1, 1, 1]);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, size) => {
        for (const order of ['shuffled', 'source'] as const) {
          const { rows } = drawBy(recipeOf({ mixture: 'all', seed, size, order }), twins, (row) => ids[row]!);
          for (const [earlier, later] of [[1, 4] as const, [2, 5] as const])
            if (rows.includes(later)) {
              expect(rows).toContain(earlier);
              expect(rows.indexOf(earlier)).toBeLessThan(rows.indexOf(later));
            }
        }
      }),
    );
  });

  it('shuffles identical records of two bands in the order of the source, though the easier band is drawn first', () => {
    // Scores of a file may tell identical records apart: here the earlier of each pair is the harder.
    const loss = columnOf('loss', [9, 1, 9, 1, 9, 1]);
    const recipe = { mixture: 'easy-and-hard', bands: { easyUpTo: 2, hardFrom: 8 } } as const;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { rows } = drawBy(recipeOf({ ...recipe, seed, order: 'shuffled' }), loss, (row) =>
          idOf(row >> 1),
        );
        for (const earlier of [0, 2, 4])
          expect(rows.indexOf(earlier)).toBeLessThan(rows.indexOf(earlier + 1));
      }),
    );
  });

  it('under the same seed draws what a smaller size draws, and more', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 }));
    const names = fc.constantFrom(...(Object.keys(mixtures) as MixtureName[]));
    fc.assert(
      fc.property(names, sizes, fc.nat(), (mixture, [one, other], seed) => {
        const rowsOf = (size: number): readonly number[] =>
          drawBy(recipeOf({ mixture, size, seed }), even).rows;
        expect(rowsOf(Math.max(one, other))).toEqual(
          expect.arrayContaining([...rowsOf(Math.min(one, other))]),
        );
      }),
    );
  });

  it('draws every row of a band equally often', () => {
    const times = new Map<number, number>();
    for (let seed = 0; seed < 600; seed++)
      for (const row of drawBy(recipeOf({ mixture: 'hard', size: 10, seed }), even).rows)
        times.set(row, (times.get(row) ?? 0) + 1);
    expect(times.size).toBe(31);
    // Binomial(600, 10/31): mean 194, standard deviation 11.5; 4.5 of them are rarer than 1 in 4,000 over 31 rows.
    for (const count of times.values()) expect(Math.abs(count - 6000 / 31)).toBeLessThan(52);
  });
});

describe('the shares of a mixture', () => {
  const drawnOf = (mixture: MixtureName, size?: number): unknown =>
    drawBy(recipeOf({ mixture, ...(size === undefined ? {} : { size }) }), even).drawn;

  it.each([
    ['balanced', 30, { easy: 10, medium: 10, hard: 10 }],
    ['balanced', 31, { easy: 11, medium: 10, hard: 10 }],
    ['balanced', 32, { easy: 11, medium: 11, hard: 10 }],
    ['balanced', 1, { easy: 1, medium: 0, hard: 0 }],
    ['easy-and-hard', 40, { easy: 20, medium: 0, hard: 20 }],
    ['easy-and-hard', 41, { easy: 21, medium: 0, hard: 20 }],
    ['hard', 7, { easy: 0, medium: 0, hard: 7 }],
    ['medium', 7, { easy: 0, medium: 7, hard: 0 }],
  ] as const)('of %s are equal at size %i, odd rows going to the easier bands', (mixture, size, drawn) => {
    expect(drawnOf(mixture, size)).toEqual({ ...drawn, unscored: 0 });
  });

  it.each([
    ['easy', { easy: 31, medium: 0, hard: 0 }],
    ['balanced', { easy: 31, medium: 31, hard: 31 }],
    ['easy-and-hard', { easy: 31, medium: 0, hard: 31 }],
    ['all', { easy: 31, medium: 39, hard: 31 }],
  ] as const)('of %s are as large as its smallest band gives where no size is named', (mixture, drawn) => {
    expect(drawnOf(mixture)).toEqual({ ...drawn, unscored: 0 });
  });

  it('turn with the direction of the measure', () => {
    const confidence = columnOf('confidence', [...even.values], -1);
    const { rows } = drawBy(recipeOf({ mixture: 'hard' }), confidence);
    expect(rows.map((row) => even.values[row]!).sort(ascending)).toEqual(
      Array.from({ length: 31 }, (_, at) => at),
    );
  });
});

describe('the order of a mixture', () => {
  const values = [5, 1, 3, NaN, 3, 2, 4];
  const drawn = (
    order: 'source' | 'easy-first' | 'hard-first' | 'shuffled',
    direction: 1 | -1 = 1,
  ): unknown => drawBy(recipeOf({ mixture: 'all', order }), columnOf('loss', values, direction)).rows;

  it('is that of the source, unless the recipe says otherwise', () => {
    expect(drawn('source')).toEqual([0, 1, 2, 4, 5, 6]);
  });

  it('goes by difficulty, equal rows in the order of the source', () => {
    expect(drawn('easy-first')).toEqual([1, 5, 2, 4, 6, 0]);
    expect(drawn('hard-first')).toEqual([0, 6, 2, 4, 5, 1]);
    expect(drawn('easy-first', -1)).toEqual([0, 6, 2, 4, 5, 1]);
    expect(drawn('hard-first', -1)).toEqual([1, 5, 2, 4, 6, 0]);
  });

  it('is another draw of its own where the rows are shuffled', () => {
    const shuffledBy = (seed: number, size = 101): number[] => [
      ...drawBy(recipeOf({ mixture: 'all', order: 'shuffled', seed, size }), even).rows,
    ];
    // The order in which rows are drawn would begin with the smaller draw.
    expect(shuffledBy(1, 20)).not.toEqual(shuffledBy(1).slice(0, 20));
    expect(shuffledBy(1)).toEqual(shuffledBy(1));
    expect(shuffledBy(1)).not.toEqual(shuffledBy(2));
    expect(shuffledBy(1)).not.toEqual(shuffledBy(1).sort(ascending));
    expect(shuffledBy(1).sort(ascending)).toEqual(Array.from({ length: 101 }, (_, at) => at));
  });
});

describe('a mixture is refused', () => {
  const uneven = columnOf('steps', [...repeated({ 1: 6, 2: 10, 3: 4 }), NaN, NaN]);
  const byLevel = { bands: { easyUpTo: 1, hardFrom: 3 } };

  it('where more rows are asked for than have a score', () => {
    expect(drawOrRefusal(recipeOf({ mixture: 'all', size: 21, ...byLevel }), uneven)).toBe(
      '21 rows were asked for, but only 20 have a score by the steps.',
    );
  });

  it('where a band is too small, with the ways out', () => {
    const recipe = recipeOf({ mixture: 'balanced', size: 15, ...byLevel });
    expect(drawOrRefusal(recipe, uneven)).toBe('The hard band by the steps has 4 rows, 5 are needed for 15.');
    expect(remedyFor(recipe, uneven)).toEqual({ kind: 'fillShortage' });
  });

  it('where its only band is too small, which no other may fill', () => {
    const recipe = recipeOf({ mixture: 'hard', size: 5, ...byLevel });
    expect(drawOrRefusal(recipe, uneven)).toContain(
      'The hard band by the steps has 4 rows, 5 are needed for 5.',
    );
    expect(remedyFor(recipe, uneven)).toBeUndefined();
    const filled = recipeOf({ mixture: 'hard', size: 5, shortage: 'fill', ...byLevel });
    expect(drawOrRefusal(filled, uneven)).toBe(
      '5 rows were asked for, but the hard mixture by the steps has only 4 to draw from.',
    );
  });

  it('where there is no row to draw', () => {
    const unknown = columnOf('steps', [NaN, NaN]);
    for (const mixture of ['balanced', 'all'] as const)
      expect(drawOrRefusal(recipeOf({ mixture }), unknown)).toBe(
        `The ${mixture} mixture by the steps has no rows. No row has a score by the steps.`,
      );
  });

  it('where a measure with few levels has no row between its quantiles: it is said why, and which cut-offs would do', () => {
    // As in a file of 200 whose quantiles are 2 and 3, whole numbers both.
    const few = columnOf('steps', repeated({ 1: 10, 2: 25, 3: 55, 4: 5, 5: 5 }));
    const why =
      'No row is medium by the steps: what is at most 2 is easy, what is at least 3 is hard, and 55% of the rows with a score have the value 3.';
    const remedy = { kind: 'chooseCutOffs', easy: 2, hard: 4, descending: false };
    for (const mixture of ['balanced', 'medium'] as const) {
      expect(drawOrRefusal(recipeOf({ mixture }), few)).toBe(
        `The ${mixture} mixture by the steps has no rows. ${why}`,
      );
      expect(remedyFor(recipeOf({ mixture }), few)).toEqual(remedy);
      const sized = recipeOf({ mixture, size: 3 });
      expect(drawOrRefusal(sized, few)).toContain(`are needed for 3. ${why}`);
      expect(remedyFor(sized, few)).toEqual(remedy);
    }
    const proposed = recipeOf({ mixture: 'balanced', bands: { easyUpTo: 2, hardFrom: 4 } });
    expect(drawBy(proposed, few).rows.length).toBe(30);
    const easy = drawBy(recipeOf({ mixture: 'easy' }), few);
    expect(easy.rows.length).toBe(35);
    expect(emptyBands(few, recipeOf({ mixture: 'easy' }), easy.cut, easy.available)).toEqual({
      text: why,
      remedy,
    });
  });

  it('where a measure has two levels alone, for which there are no other cut-offs', () => {
    const two = columnOf('human.right', repeated({ 0: 40, 1: 60 }), -1);
    const recipe = recipeOf({ mixture: 'balanced' });
    expect(drawOrRefusal(recipe, two)).toBe(
      'The balanced mixture by the human.right has no rows. No row is medium by the human.right: what is at least 1 is easy, what is at most 0 is hard, and 60% of the rows with a score have the value 1. It has too few levels for three bands: choose another measure.',
    );
    expect(remedyFor(recipe, two)).toBeUndefined();
  });

  it('where nothing lies between cut-offs that were given as values: these are not proposed anew', () => {
    const recipe = recipeOf({ mixture: 'medium', bands: { easyUpTo: 50, hardFrom: 50.5 } });
    expect(drawOrRefusal(recipe, even)).toBe(
      'The medium mixture by the loss has no rows. No row is medium by the loss: what is at most 50 is easy, what is at least 50.5 is hard.',
    );
    expect(remedyFor(recipe, even)).toBeUndefined();
  });

  it('where ties would put a row in two bands, with cut-offs that would not', () => {
    const levels = columnOf('human.level', repeated({ 1: 20, 2: 60, 3: 20 }));
    const refusal = drawOrRefusal(recipeOf({ mixture: 'hard' }), levels);
    expect(refusal).toContain(
      'The easy and the hard quantile of the human.level are both 2, because it has so few levels.',
    );
    expect(remedyFor(recipeOf({ mixture: 'hard' }), levels)).toEqual({
      kind: 'chooseCutOffs',
      ...{ easy: 1, hard: 3, descending: false },
    });
    const proposed = recipeOf({ mixture: 'hard', bands: { easyUpTo: 1, hardFrom: 3 } });
    expect(drawBy(proposed, levels).rows.length).toBe(20);
    expect(drawBy(recipeOf({ mixture: 'all' }), levels).rows.length).toBe(100);
  });

  it('with a proposal that comes nearest to the shares the recipe asks for', () => {
    const levels = columnOf('steps', repeated({ 1: 5, 2: 5, 3: 80, 4: 5, 5: 5 }));
    const proposalFor = (bands: { easy: number; hard: number }): unknown =>
      remedyFor(recipeOf({ mixture: 'hard', bands }), levels);
    expect(proposalFor({ easy: 0.3, hard: 0.7 })).toMatchObject({ easy: 2, hard: 4 });
    expect(proposalFor({ easy: 0.15, hard: 0.25 })).toMatchObject({ easy: 1, hard: 3 });
  });

  it('with a proposal the right way round where higher is easier', () => {
    const levels = columnOf('ease', repeated({ 1: 20, 2: 60, 3: 20 }), -1);
    expect(remedyFor(recipeOf({ mixture: 'hard' }), levels)).toEqual({
      kind: 'chooseCutOffs',
      ...{ easy: 3, hard: 1, descending: true },
    });
  });

  it('without a proposal where there are but two levels', () => {
    const two = columnOf('flag', repeated({ 0: 80, 1: 20 }));
    expect(drawOrRefusal(recipeOf({ mixture: 'hard' }), two)).toContain('choose another measure');
  });

  it('where the cut-offs it names are the wrong way round', () => {
    const recipe = recipeOf({ mixture: 'hard', bands: { easyUpTo: 3, hardFrom: 1 } });
    expect(drawOrRefusal(recipe, uneven)).toBe(
      'The cut-offs 3:1 put a row in two bands: the first must be the easier.',
    );
  });
});

describe('a shortage that may be filled', () => {
  it('is made up from the other bands of the mixture and stated', () => {
    const uneven = columnOf('steps', repeated({ 1: 6, 2: 10, 3: 4 }));
    const recipe = recipeOf({
      mixture: 'easy-and-hard',
      size: 10,
      shortage: 'fill',
      bands: { easyUpTo: 1, hardFrom: 3 },
    });
    const { rows, drawn, filled } = drawBy(recipe, uneven);
    expect(new Set(rows).size).toBe(10);
    expect(drawn).toEqual({ easy: 6, medium: 0, hard: 4, unscored: 0 });
    expect(filled).toBe(1);
  });

  it('is made up evenly where several bands have rows to spare', () => {
    const uneven = columnOf('steps', repeated({ 1: 20, 2: 2, 3: 20 }));
    const recipe = recipeOf({
      mixture: 'balanced',
      size: 24,
      shortage: 'fill',
      bands: { easyUpTo: 1, hardFrom: 3 },
    });
    expect(drawBy(recipe, uneven).drawn).toEqual({ easy: 11, medium: 2, hard: 11, unscored: 0 });
  });

  it('is not stated where there is none', () => {
    expect(drawBy(recipeOf({ mixture: 'balanced', size: 9, shortage: 'fill' }), even).filled).toBe(0);
  });
});
