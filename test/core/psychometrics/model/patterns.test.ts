import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternsOf, type Patterns } from '../../../../src/core/psychometrics/model/patterns';
import type { Lines } from '../../../../src/core/psychometrics/model/responses';
import { responsesFrom, type PlainRow } from '../estimation/plain';

const cell = fc
  .tuple(fc.nat(2), fc.constantFrom([0, 1], [1, 1], [1, 2]))
  .map(([item, [k, n]]) => [item, k, n] as const);
const rows = (isSingle: boolean): fc.Arbitrary<PlainRow[]> =>
  fc
    .array(fc.uniqueArray(cell, { selector: ([item]) => item, maxLength: 3 }), { maxLength: 12 })
    .map((all) =>
      all.map((row) =>
        row.map(([item, k, n]) => [item, k, isSingle ? 1 : n] as const).sort(([one], [other]) => one - other),
      ),
    );

function lineOf({ start, index, correct, attempts }: Lines, row: number): PlainRow {
  return Array.from({ length: start[row + 1]! - start[row]! }, (_, at) => {
    const cell = start[row]! + at;
    return [index[cell]!, correct[cell]!, attempts ? attempts[cell]! : 1] as const;
  });
}

function expectPatterns({ rows: lines, weight, of }: Patterns, given: readonly PlainRow[]): void {
  given.forEach((row, respondent) => expect(lineOf(lines, of[respondent]!)).toEqual(row));
  weight.forEach((times, pattern) => {
    const people = [...of.keys()].filter((respondent) => of[respondent] === pattern);
    expect(people).toHaveLength(times);
  });
  expect(lines.start).toHaveLength(weight.length + 1);
}

describe('patterns of answers', () => {
  it.each([true, false])(
    'are told once each, in the order in which they occur; single answers: %s',
    (isSingle) => {
      fc.assert(
        fc.property(rows(isSingle), (given) => {
          const patterns = patternsOf(responsesFrom(given, 3));
          expectPatterns(patterns, given);
          expect(patterns.weight).toHaveLength(new Set(given.map((row) => JSON.stringify(row))).size);
          const firsts = [...new Set(patterns.of)];
          expect(firsts).toEqual(firsts.map((_, at) => at));
          if (!patterns.rows.attempts) expect(patterns.rows.correct).toBeInstanceOf(Uint8Array);
        }),
      );
    },
  );

  it('tell more answers of one kind from fewer', () => {
    const given: PlainRow[] = [[[0, 1, 1]], [[0, 1, 2]], [[0, 2, 2]], [[0, 1, 2]]];
    expect([...patternsOf(responsesFrom(given, 3)).of]).toEqual([0, 1, 2, 1]);
  });

  it.each([
    [24, 1],
    [25, 2],
  ])('are not looked for in rows of more than 24: of %i items', (items, found) => {
    const row: PlainRow = Array.from({ length: items }, (_, item) => [item, item % 2, 1] as const);
    const patterns = patternsOf(responsesFrom([row, row], items));
    expectPatterns(patterns, [row, row]);
    expect(patterns.weight).toHaveLength(found);
  });
});
