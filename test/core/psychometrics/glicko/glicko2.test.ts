import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterPeriod,
  afterPeriods,
  glickoDefaults,
  newRatings,
  type Ratings,
} from '../../../../src/core/psychometrics/glicko/glicko2';
import type { Matches } from '../../../../src/core/psychometrics/glicko/matchOrder';

type Row = readonly [rating: number, deviation: number, volatility: number];
type Match = readonly [first: number, second: number, points: number, count?: number];

function ratingsOf(rows: readonly Row[]): Ratings {
  const column = (at: 0 | 1 | 2): Float64Array => Float64Array.from(rows, (row) => row[at]);
  return {
    rating: column(0),
    deviation: column(1),
    volatility: column(2),
    games: new Float64Array(rows.length),
  };
}

function rowsOf({ rating, deviation, volatility }: Ratings): Row[] {
  return Array.from(rating, (_, at) => [rating[at]!, deviation[at]!, volatility[at]!] as const);
}

function matchesOf(list: readonly Match[]): Matches {
  return {
    first: list.map(([first]) => first),
    second: list.map(([, second]) => second),
    points: list.map(([, , points]) => points),
    count: list.map(([, , , count]) => count ?? 1),
  };
}

const glickman = ratingsOf([
  [1500, 200, 0.06],
  [1400, 30, 0.06],
  [1550, 100, 0.06],
  [1700, 300, 0.06],
]);
const glickmansMatches: Match[] = [
  [0, 1, 1],
  [0, 2, 0],
  [0, 3, 0],
];

describe("Glickman's worked example (2013)", () => {
  const [rating, deviation, volatility] = rowsOf(afterPeriod(glickman, matchesOf(glickmansMatches)))[0]!;

  it('gives the exact figures, which two published programs give too', () => {
    // The volatility is found to ε = 1e-6 in ln σ², so the last digits may differ: 1e-6 × 0.06 / 2 in σ.
    expect(rating).toBeCloseTo(1464.0506705393013, 6);
    expect(deviation).toBeCloseTo(151.51652412385727, 6);
    expect(volatility).toBeCloseTo(0.059995984286488495, 8);
  });

  it('gives the printed figures', () => {
    // The paper rounds every step to four digits (v = 1.7785, Δ = −0.4834), which moves the rating by 0.01.
    expect(Math.abs(rating - 1464.06)).toBeLessThan(0.02);
    expect(Math.abs(deviation - 151.52)).toBeLessThan(0.02);
    expect(Math.abs(volatility - 0.05999)).toBeLessThan(0.00001);
  });
});

describe('another program', () => {
  const oracle = join(__dirname, '../../../fixtures/glicko2/glicko2-lite.json');
  const { cases } = JSON.parse(readFileSync(oracle, 'utf8')) as {
    cases: { tau: number; start: Row[]; periods: Match[][]; expected: Row[] }[];
  };

  it.each(cases)(
    'gives the same ratings after four periods, idle players and draws among them (τ = $tau)',
    (one) => {
      const after = afterPeriods(ratingsOf(one.start), one.periods.map(matchesOf), {
        ...glickoDefaults,
        tau: one.tau,
      });
      rowsOf(after).forEach((row, player) =>
        row.forEach((value, at) => {
          // Both stop at ε = 1e-6 in ln σ² and add up in different orders: the same to ten digits.
          expect(Math.abs(value / one.expected[player]![at]! - 1)).toBeLessThan(1e-10);
        }),
      );
    },
  );
});

const player = fc.nat(7);
const match: fc.Arbitrary<Match> = fc
  .tuple(player, player, fc.integer({ min: 1, max: 5 }), fc.nat(10))
  .filter(([first, second]) => first !== second)
  .map(([first, second, count, points]) => [first, second, Math.min(points / 2, count), count] as const);
const period = fc.array(match, { minLength: 1, maxLength: 40 });
const row: fc.Arbitrary<Row> = fc.tuple(
  fc.integer({ min: 600, max: 2600 }),
  fc.integer({ min: 30, max: 350 }),
  fc.integer({ min: 30, max: 90 }).map((part) => part / 1000),
);
const start = fc.array(row, { minLength: 8, maxLength: 8 });

describe('one rating period', () => {
  it('gives the same bits whatever order its matches come in', () => {
    const shuffled = period.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const law = fc.property(start, shuffled, (rows, [list, other]) => {
      const before = ratingsOf(rows);
      expect(afterPeriod(before, matchesOf(other))).toEqual(afterPeriod(before, matchesOf(list)));
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('gives the same bits sorted by either side', () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.nat(3), fc.integer({ min: 4, max: 7 }), fc.constantFrom(0, 0.5, 1)),
      {
        selector: ([first, second]) => first * 8 + second,
        minLength: 1,
      },
    );
    const law = fc.property(start, pairs, (rows, list) => {
      const by = (side: 0 | 1): Match[] =>
        [...list].sort((one, other) => one[side] - other[side] || one[1 - side]! - other[1 - side]!);
      const before = ratingsOf(rows);
      expect(afterPeriod(before, matchesOf(by(1)))).toEqual(afterPeriod(before, matchesOf(by(0))));
    });
    fc.assert(law);
  });

  it('counts k points of n games as n games with k points among them', () => {
    const law = fc.property(start, fc.integer({ min: 1, max: 8 }), fc.nat(8), (rows, count, points) => {
      const won = Math.min(points, count);
      const single = Array.from({ length: count }, (_, at): Match => [2, 5, at < won ? 1 : 0]);
      const after = rowsOf(afterPeriod(ratingsOf(rows), matchesOf([[2, 5, won, count]])));
      rowsOf(afterPeriod(ratingsOf(rows), matchesOf(single))).forEach((row, player) =>
        // n E is added once instead of E n times: the same to rounding.
        row.forEach((value, at) => expect(value).toBeCloseTo(after[player]![at]!, 8)),
      );
    });
    fc.assert(law);
  });

  it('does not change what it is given', () => {
    const before = ratingsOf([...rowsOf(glickman)]);
    afterPeriod(before, matchesOf(glickmansMatches));
    expect(before).toEqual(glickman);
  });

  it('moves the winner up and the loser down, and makes both more certain', () => {
    const before = newRatings(2);
    const [winner, loser] = rowsOf(afterPeriod(before, matchesOf([[0, 1, 1]])));
    expect(winner![0] - 1500).toBeCloseTo(1500 - loser![0], 9);
    expect(winner![0]).toBeGreaterThan(1600);
    expect(winner![1]).toBeLessThan(350);
  });

  it('stays finite however far apart the players are', () => {
    const gap = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.constant(1e6));
    const law = fc.property(
      gap,
      fc.integer({ min: 1, max: 350 }),
      fc.constantFrom(0, 0.5, 1),
      (apart, deviation, points) => {
        const before = ratingsOf([
          [1500 + apart, deviation, 0.06],
          [1500, deviation, 0.06],
        ]);
        for (const value of rowsOf(afterPeriod(before, matchesOf([[0, 1, points]]))).flat())
          expect(Number.isFinite(value)).toBe(true);
      },
    );
    fc.assert(law, { numRuns: 1000 });
  });

  it.each([
    [[0, 9, 1], 'Match 1 is of players 0 and 9: there are 4.'],
    [[-1, 1, 1], 'Match 1 is of players -1 and 1: there are 4.'],
    [[2, 2, 1], 'Match 1 is of player 2 against itself.'],
    [[0, 1, 2], 'Match 1 has 2 points of 1 games: they must lie between 0 and 1, which is above 0.'],
    [[0, 1, NaN], 'Match 1 has NaN points of 1 games: they must lie between 0 and 1, which is above 0.'],
    [[0, 1, 0, 0], 'Match 1 has 0 points of 0 games: they must lie between 0 and 0, which is above 0.'],
  ] as [Match, string][])('refuses a match that cannot be: %j', (bad, message) => {
    expect(() => afterPeriod(glickman, matchesOf([bad]))).toThrow(message);
  });
});

describe('a player who does not play', () => {
  const before = ratingsOf([
    [1700, 50, 0.06],
    [1500, 100, 0.05],
    [1500, 100, 0.05],
  ]);

  it('becomes less certain by its volatility, and keeps rating and volatility', () => {
    const [[rating, deviation, volatility]] = rowsOf(afterPeriod(before, matchesOf([[1, 2, 1]]))) as [Row];
    expect([rating, volatility]).toEqual([1700, 0.06]);
    // Step 6: √(φ² + σ²).
    expect(deviation).toBeCloseTo(Math.hypot(50, 0.06 * 173.7178), 9);
  });

  it('is never less certain than a new player', () => {
    const often = Array.from({ length: 20_000 }, () => matchesOf([[1, 2, 1]]));
    expect(afterPeriods(before, often).deviation[0]).toBe(350);
    expect(afterPeriods(newRatings(3), [matchesOf([[1, 2, 1]])]).deviation[0]).toBe(350);
  });

  it('is as uncertain as the settings have a new player, and no less where it was less certain before', () => {
    const settings = { ...glickoDefaults, deviation: 200 };
    const start = ratingsOf([
      [1500, 199, 0.06],
      [1500, 260, 0.06],
      [1500, 100, 0.06],
      [1500, 100, 0.06],
    ]);
    // One idle period would bring 199 to √(199² + (0.06 × 173.7178)²) = 199.27, two hundred to 248.
    const after = (periods: number): number[] => [
      ...afterPeriods(
        start,
        Array.from({ length: periods }, () => matchesOf([[2, 3, 1]])),
        settings,
      ).deviation.slice(0, 2),
    ];
    expect(after(1)[0]).toBeCloseTo(Math.hypot(199, 0.06 * 173.7178), 9);
    expect(after(1)[1]).toBe(260);
    expect(after(200)).toEqual([200, 260]);
  });

  it('is the same whether its idle periods are counted one by one or at once', () => {
    const law = fc.property(start, fc.array(period, { maxLength: 6 }), (rows, periods) => {
      const lists = periods.map(matchesOf);
      const atOnce = rowsOf(afterPeriods(ratingsOf(rows), lists));
      const oneByOne = rowsOf(lists.reduce((now, list) => afterPeriod(now, list), ratingsOf(rows)));
      // √(φ² + kσ²) against k square roots: the same to rounding.
      atOnce.forEach((row, player) =>
        row.forEach((value, at) => expect(value).toBeCloseTo(oneByOne[player]![at]!, 6)),
      );
    });
    fc.assert(law);
  });
});
