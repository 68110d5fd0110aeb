import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildResponses,
  restricted,
  turned,
  type Answers,
  type Lines,
} from '../../../../src/core/psychometrics/model/responses';
import { UserError } from '../../../../src/core/userError';
import { randomOrder } from '../given';

const [respondents, items] = [6, 5];

interface Entry {
  readonly respondent: number;
  readonly item: number;
  readonly correct: number;
  readonly count: number;
}

/** Binomial entries, with pairs that occur more than once, and missing ones of both kinds. */
const entries = fc.array(
  fc
    .record({
      respondent: fc.nat(respondents - 1),
      item: fc.nat(items - 1),
      count: fc.nat(4),
      share: fc.nat(8),
    })
    .map(({ share, ...entry }): Entry => ({
      ...entry,
      correct: share === 8 ? NaN : Math.min(entry.count, share / 2),
    })),
  { maxLength: 60 },
);

/** Single answers, at most one a pair. */
const singles = fc.uniqueArray(
  fc.record({
    respondent: fc.nat(respondents - 1),
    item: fc.nat(items - 1),
    correct: fc.nat(1),
    count: fc.constant(1),
  }),
  { selector: ({ respondent, item }) => respondent * items + item },
);

function answers(list: readonly Entry[]): Answers {
  return {
    respondent: list.map(({ respondent }) => respondent),
    item: list.map(({ item }) => item),
    correct: list.map(({ correct }) => correct),
    attempts: list.map(({ count }) => count),
    ...{ respondents, items },
  };
}

/** What a matrix holds, as a map from the pair to k of n; `isRow` where its lines are respondents. */
function held(lines: Lines, isRow: boolean): Map<string, readonly [k: number, n: number]> {
  const out = new Map<string, readonly [number, number]>();
  for (let line = 0; line + 1 < lines.start.length; line++)
    for (let cell = lines.start[line]!; cell < lines.start[line + 1]!; cell++) {
      const key = isRow ? `${line},${lines.index[cell]}` : `${lines.index[cell]},${line}`;
      expect(out.has(key)).toBe(false);
      out.set(key, [lines.correct[cell]!, lines.attempts ? lines.attempts[cell]! : 1]);
    }
  return out;
}

/** The same by adding up one by one. */
function added(list: readonly Entry[]): Map<string, readonly [number, number]> {
  const out = new Map<string, readonly [number, number]>();
  for (const { respondent, item, correct, count } of list) {
    if (Number.isNaN(correct) || count === 0) continue;
    const [k, n] = out.get(`${respondent},${item}`) ?? [0, 0];
    out.set(`${respondent},${item}`, [k + correct, n + count]);
  }
  return out;
}

function isSorted({ start, index }: Lines): boolean {
  for (let line = 0; line + 1 < start.length; line++)
    for (let cell = start[line]! + 1; cell < start[line + 1]!; cell++)
      if (index[cell - 1]! >= index[cell]!) return false;
  return true;
}

describe('building responses', () => {
  it('adds up what was answered more than once, in both directions; what is missing has no cell', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { rows, columns, cells } = buildResponses(answers(list));
        const expected = added(list);
        // Multiples of one half add up exactly.
        expect(held(rows, true)).toEqual(expected);
        expect(held(columns, false)).toEqual(expected);
        expect(cells).toBe(expected.size);
        expect(isSorted(rows) && isSorted(columns)).toBe(true);
      }),
    );
  });

  it('keeps single answers in a byte each, without counts', () => {
    fc.assert(
      fc.property(singles, (list) => {
        const { rows, columns } = buildResponses(answers(list));
        expect(rows.attempts).toBeUndefined();
        expect(rows.correct).toBeInstanceOf(Uint8Array);
        expect(columns.correct).toBeInstanceOf(Uint8Array);
        expect(held(rows, true)).toEqual(added(list));
      }),
    );
  });

  it('has the same bits in any order of reading', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, seed) => {
        const order = randomOrder(list.length, seed);
        // Thirds, whose sums depend on their order unless they are ordered.
        const thirds = list.map((entry) => ({ ...entry, correct: entry.correct / 3 }));
        expect(buildResponses(answers(order.map((at) => thirds[at]!)))).toEqual(
          buildResponses(answers(thirds)),
        );
      }),
    );
  });

  it('has the same bits in any numbering, where names are given', () => {
    const respondentIds = ['p1', 'p10', 'p2', 'é', 'z', 'Z'];
    const itemIds = ['b', 'a', 'c', '', 'aa'];
    fc.assert(
      fc.property(entries, fc.nat(), (list, seed) => {
        const named = buildResponses({ ...answers(list), respondentIds, itemIds });
        const [rows, columns] = [randomOrder(respondents, seed), randomOrder(items, seed + 1)];
        const renumbered = list.map((entry) => ({
          ...entry,
          respondent: rows.indexOf(entry.respondent),
          item: columns.indexOf(entry.item),
        }));
        const again = buildResponses({
          ...answers(renumbered),
          respondentIds: rows.map((at) => respondentIds[at]!),
          itemIds: columns.map((at) => itemIds[at]!),
        });
        expect(again).toEqual(named);
        expect(again.respondentIds).toEqual([...respondentIds].sort());
      }),
    );
  });

  it.each([
    ['more correct than asked', { correct: [2], attempts: [1] }, 'Answer 1 has 2 correct of 1.'],
    ['less than nothing correct', { correct: [-1] }, 'Answer 1 has -1 correct of 1.'],
    ['an unknown number of answers', { correct: [1], attempts: [NaN] }, 'Answer 1 has 1 correct of NaN.'],
    ['a negative number of answers', { correct: [NaN], attempts: [-1] }, 'Answer 1 has NaN correct of -1.'],
    ['a respondent too far', { correct: [1], respondent: [6] }, 'respondent 6'],
    ['an item before the first', { correct: [1], item: [-1] }, 'item -1'],
    ['half a respondent', { correct: [1], respondent: [0.5] }, 'respondent 0.5'],
  ])('refuses %s', (_, wrong, message) => {
    const build = (): unknown => buildResponses({ respondent: [0], item: [0], respondents, items, ...wrong });
    expect(build).toThrow(UserError);
    expect(build).toThrow(message);
  });
});

describe('the other direction', () => {
  it('of the other direction is where it began', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { rows } = buildResponses(answers(list));
        expect(turned(turned(rows, items), respondents)).toEqual(rows);
      }),
    );
  });
});

describe('a part of the responses', () => {
  it('and the rest are all of them', () => {
    fc.assert(
      fc.property(entries, fc.func(fc.boolean()), (list, keep) => {
        const all = buildResponses(answers(list));
        const some = restricted(all, (respondent, item) => keep(respondent, item));
        const rest = restricted(all, (respondent, item) => !keep(respondent, item));
        expect(some.cells + rest.cells).toBe(all.cells);
        expect(new Map([...held(some.rows, true), ...held(rest.rows, true)])).toEqual(held(all.rows, true));
        expect(held(some.columns, false)).toEqual(held(some.rows, true));
        for (const key of held(some.rows, true).keys())
          expect(keep(...(key.split(',').map(Number) as [number, number]))).toBe(true);
      }),
    );
  });
});
