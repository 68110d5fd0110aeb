import { describe, expect, it } from 'vitest';
import { emptyTables, fillTables, logShares } from '../../../../src/core/psychometrics/estimation/grid';
import {
  emptyExpectation,
  expectCounts,
} from '../../../../src/core/psychometrics/estimation/gridExpectation';
import { itemSum, sumsPerItem } from '../../../../src/core/psychometrics/estimation/itemSums';
import {
  observedInformation,
  type Information,
} from '../../../../src/core/psychometrics/estimation/observedInformation';
import type { IrtModel } from '../../../../src/core/psychometrics/model/irtModel';
import { patternsOf } from '../../../../src/core/psychometrics/model/patterns';
import {
  bendIn,
  itemsAt,
  marginal,
  numbersOf,
  parametersOf,
  responsesFrom,
  type PlainItem,
  type PlainRow,
} from './plain';

const single: PlainRow[] = [
  [[0, 1, 1], [1, 0, 1], [2, 1, 1]], // prettier-ignore
  [[0, 1, 1], [1, 0, 1], [2, 1, 1]], // prettier-ignore
  [[1, 1, 1], [2, 0, 1]], // prettier-ignore
  [[0, 0, 1]],
  [],
];
const several: PlainRow[] = [
  [[0, 2, 3], [2, 1, 2]], // prettier-ignore
  [[1, 1.5, 4], [2, 0, 1]], // prettier-ignore
];
const population = { mean: 0.2, sd: 1.1 };

function informationOf(model: IrtModel, items: readonly PlainItem[], rows: readonly PlainRow[]): Information {
  const patterns = patternsOf(responsesFrom(rows, items.length));
  const parameters = parametersOf(items);
  const tables = emptyTables(items.length);
  fillTables(tables, parameters);
  const shares = logShares(population);
  const expected = emptyExpectation(items.length);
  expectCounts(patterns, tables, shares, expected);
  return observedInformation(model, parameters, patterns, tables, shares, expected);
}

describe.each([
  ['2pl', 0, 2],
  ['3pl', 0.2, 3],
] as const)('the observed information of the %s', (model, c, each) => {
  const items: PlainItem[] = [
    { a: 1.2, d: 0.3, c },
    { a: 0.8, d: -0.9, c },
    { a: 1.6, d: 0.7, c },
  ];

  it.each([
    ['single answers', single],
    ['several at a time', several],
  ])('is the bend of the marginal likelihood, %s', (_, rows) => {
    const { information, joint } = informationOf(model, items, rows);
    const log = (at: readonly number[]): number => marginal(itemsAt(at), rows, population);
    const size = each * items.length;
    expect(joint).toHaveLength(size * size);
    const parameters = items.flatMap((_, j) => Array.from({ length: each }, (_, which) => 3 * j + which));
    parameters.forEach((one, row) =>
      parameters.slice(0, row + 1).forEach((other, column) => {
        const bend = -bendIn(log, numbersOf(items), [other, one]);
        // Differences over 2e-3; what is beyond a trillionth of a posterior is left out.
        expect(joint![row * size + column], `${row}, ${column}`).toBeCloseTo(bend, 4);
        if (Math.floor(row / each) !== Math.floor(column / each)) return;
        const names = ['d', 'a', 'g'] as const;
        const name = `${names[column % each]!}${names[row % each]!}` as keyof typeof itemSum;
        expect(information[Math.floor(row / each) * sumsPerItem + itemSum[name]]).toBeCloseTo(bend, 4);
      }),
    );
  });
});

it('the observed information of the 1PL is that in every intercept and in the one slope, which comes last', () => {
  const a = 1.3;
  const intercepts = [0.3, -0.9, 0.7];
  const items = intercepts.map((d): PlainItem => ({ a, d, c: 0 }));
  const log = ([slope, ...ds]: readonly number[]): number =>
    marginal(
      ds.map((d) => ({ a: slope!, d, c: 0 })),
      single,
      population,
    );
  const { joint } = informationOf('1pl', items, single);
  expect(joint).toHaveLength(16);
  // In the order of the matrix: intercepts, then the slope.
  const at = [a, ...intercepts];
  [1, 2, 3, 0].forEach((one, row) =>
    [1, 2, 3, 0]
      .slice(0, row + 1)
      .forEach((other, column) =>
        expect(joint![row * 4 + column], `${row}, ${column}`).toBeCloseTo(-bendIn(log, at, [other, one]), 4),
      ),
  );
});

it('the joint information is left out where it would take more than a second', () => {
  // 61 nodes · respondents · 200² parameters: a thousand million lies between 409 and 410 respondents.
  const items = Array.from({ length: 100 }, (): PlainItem => ({ a: 1, d: 0, c: 0 }));
  const of = (respondents: number): Information =>
    informationOf(
      '2pl',
      items,
      Array.from({ length: respondents }, (_, at): PlainRow => [[at % 100, 1, 1]]),
    );
  expect(of(409).joint).toHaveLength(200 ** 2);
  expect('joint' in of(410)).toBe(false);
});
