import { describe, expect, it } from 'vitest';
import {
  emptyTables,
  fillTables,
  gridNodes,
  gridSize,
  logShares,
} from '../../../../src/core/psychometrics/estimation/grid';
import { gridAbilities } from '../../../../src/core/psychometrics/estimation/gridAbilities';
import {
  emptyExpectation,
  expectCounts,
  posteriorOf,
  supportOf,
  type Expected,
} from '../../../../src/core/psychometrics/estimation/gridExpectation';
import { gridSums } from '../../../../src/core/psychometrics/estimation/gridSums';
import { itemSum, sumsPerItem } from '../../../../src/core/psychometrics/estimation/itemSums';
import { patternsOf } from '../../../../src/core/psychometrics/model/patterns';
import {
  bendIn,
  chance,
  itemsAt,
  logLikelihood,
  marginal,
  numbersOf,
  once,
  parametersOf,
  plainNodes,
  plainPosterior,
  plainShares,
  responsesFrom,
  slopeIn,
  type PlainItem,
  type PlainRow,
} from './plain';

const items: PlainItem[] = [
  { a: 1.2, d: 0.3, c: 0 },
  { a: 0.7, d: -0.9, c: 0.2 },
  { a: 1.9, d: 1.1, c: 0 },
];
const single: PlainRow[] = [
  [[0, 1, 1], [1, 0, 1], [2, 1, 1]], // prettier-ignore
  [],
  [[2, 0, 1]],
  [[0, 1, 1], [1, 0, 1], [2, 1, 1]], // prettier-ignore
  [[1, 1, 1]],
];
const several: PlainRow[] = [
  [[0, 1.5, 3], [2, 0, 2]], // prettier-ignore
  [],
  [[1, 3, 4]],
  [[0, 1.5, 3], [2, 0, 2]], // prettier-ignore
];
const population = { mean: 0.4, sd: 1.3 };

const weighted = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * weights[at]!, 0);

it('the shares of a population are those of a normal at the nodes', () => {
  const shares = logShares(population);
  expect([...gridNodes]).toEqual(plainNodes.map((node) => expect.closeTo(node, 12)));
  plainShares(population).forEach((share, q) => expect(Math.exp(shares[q]!)).toBeCloseTo(share, 14));
});

describe.each([
  ['single answers', single],
  ['several at a time', several],
])('an expectation over the grid: %s', (_, rows) => {
  const responses = responsesFrom(rows, items.length);
  const parameters = parametersOf(items);
  const made = once(() => {
    const tables = emptyTables(items.length);
    fillTables(tables, parameters);
    return { patterns: patternsOf(responses), tables, shares: logShares(population) };
  });
  const plain = rows.map((row) => plainPosterior(items, row, population));
  const answered = plain.filter((_, at) => rows[at]!.length > 0);

  function expectation(): Expected {
    const expected = emptyExpectation(items.length);
    // What stands there from before counts for nothing.
    expected.correct.fill(9);
    expected.attempts.fill(9);
    const { patterns, tables, shares } = made();
    expectCounts(patterns, tables, shares, expected);
    return expected;
  }

  it('has the logarithm of each chance in its tables', () => {
    const { tables } = made();
    items.forEach((item, j) =>
      plainNodes.forEach((node, q) => {
        const p = chance(item, node);
        expect(tables.correct[j * gridSize + q]).toBeCloseTo(Math.log(p), 9);
        expect(tables.wrong[j * gridSize + q]).toBeCloseTo(Math.log(1 - p), 9);
      }),
    );
  });

  it('has the posterior of every respondent, and the likelihood of the answers', () => {
    const { tables, shares } = made();
    const posterior = new Float64Array(gridSize);
    rows.forEach((_, respondent) => {
      const log = posteriorOf(responses.rows, respondent, tables, shares, posterior);
      expect(log).toBeCloseTo(Math.log(plain[respondent]!.likelihood), 9);
      plain[respondent]!.posterior.forEach((share, q) => expect(posterior[q]).toBeCloseTo(share, 9));
    });
  });

  it('counts attempts and correct ones by item and node, of those who answered', () => {
    const { correct, attempts } = expectation();
    items.forEach((_, j) =>
      plainNodes.forEach((_, q) => {
        let [k, n] = [0, 0];
        rows.forEach((row, respondent) =>
          row
            .filter(([item]) => item === j)
            .forEach(([, correct, attempts]) => {
              k += correct * plain[respondent]!.posterior[q]!;
              n += attempts * plain[respondent]!.posterior[q]!;
            }),
        );
        // What lies beyond a trillionth of a posterior is left out.
        expect(correct[j * gridSize + q]).toBeCloseTo(k, 9);
        expect(attempts[j * gridSize + q]).toBeCloseTo(n, 9);
      }),
    );
  });

  it('has the marginal likelihood and the moments of ability', () => {
    const { logLikelihood, mean, square } = expectation();
    expect(logLikelihood).toBeCloseTo(marginal(items, rows, population), 9);
    const moment = (power: number): number =>
      answered.reduce(
        (sum, { posterior }) => sum + weighted(plainNodes.map((node) => node ** power), posterior), // prettier-ignore
        0,
      ) / answered.length;
    expect(mean).toBeCloseTo(moment(1), 9);
    expect(square).toBeCloseTo(moment(2), 9);
  });

  it('gives the sums of items: slopes of the marginal likelihood', () => {
    const sums = new Float64Array(items.length * sumsPerItem).fill(3);
    gridSums(expectation(), parameters, sums);
    const of = (at: readonly number[]): number => marginal(itemsAt(at), rows, population);
    items.forEach((item, j) =>
      [itemSum.d, itemSum.a, ...(item.c > 0 ? [itemSum.g] : [])].forEach((sum, which) =>
        // Fisher's identity; differences over 1e-4.
        expect(sums[j * sumsPerItem + sum]).toBeCloseTo(slopeIn(of, numbersOf(items), 3 * j + which), 5),
      ),
    );
  });

  it('gives abilities: the mean and deviation of the posterior, and its mode with the curvature there', () => {
    const { patterns, tables, shares } = made();
    const found = gridAbilities(responses, patterns, tables, shares, parameters, population);
    rows.forEach((row, respondent) => {
      const numbers = [found.eap, found.eapSe, found.map, found.mapSe].map((column) => column[respondent]!);
      if (row.length === 0) return expect(numbers).toEqual([NaN, NaN, NaN, NaN]);
      const { posterior } = plain[respondent]!;
      const mean = weighted(plainNodes, posterior);
      expect(numbers[0]).toBeCloseTo(mean, 9);
      const square = weighted(plainNodes.map((node) => (node - mean) ** 2), posterior); // prettier-ignore
      expect(numbers[1]).toBeCloseTo(Math.sqrt(square), 9);
      const log = ([theta]: readonly number[]): number =>
        logLikelihood(items, row, theta!) - ((theta! - population.mean) / population.sd) ** 2 / 2;
      // The posterior is flat at its mode, where Newton's steps have come to rest.
      expect(slopeIn(log, [numbers[2]!], 0)).toBeCloseTo(0, 4);
      // With guessing the curvature is the expected one: no bend of these answers.
      if (row.every(([item]) => items[item]!.c === 0))
        expect(numbers[3]! ** -2).toBeCloseTo(-bendIn(log, [numbers[2]!], [0, 0]), 4);
    });
  });
});

it('a posterior is found where likelihoods are beyond the smallest number, at either end', () => {
  const plain: PlainItem[] = [{ a: 2, d: 0, c: 0 }];
  const tables = emptyTables(1);
  fillTables(tables, parametersOf(plain));
  const posterior = new Float64Array(gridSize);
  for (const right of [0, 2000]) {
    const { rows } = responsesFrom([[[0, right, 2000]]], 1);
    const log = posteriorOf(rows, 0, tables, logShares({ mean: 0, sd: 1 }), posterior);
    // The same in logarithms, less the highest.
    const heights = plainNodes.map((node, q) => {
      const p = chance(plain[0]!, right === 0 ? -node : node);
      return Math.log(plainShares({ mean: 0, sd: 1 })[q]!) + 2000 * Math.log(p);
    });
    const highest = Math.max(...heights);
    const total = heights.reduce((sum, height) => sum + Math.exp(height - highest), 0);
    expect(log).toBeCloseTo(highest + Math.log(total), 8);
    heights.forEach((height, q) => expect(posterior[q]).toBeCloseTo(Math.exp(height - highest) / total, 8));
  }
});

describe('the nodes that carry a posterior', () => {
  it.each([
    [3, 5],
    [0, 61],
    [60, 61],
    [0, 1],
  ])('are those from %i to %i', (from, to) => {
    const posterior = new Float64Array(gridSize).fill(1e-13);
    posterior.fill(1e-12, from, to);
    expect(supportOf(posterior)).toEqual([from, to]);
  });
});
