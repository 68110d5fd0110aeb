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

const [persons, items] = [6, 5];

interface Entry {
  readonly person: number;
  readonly item: number;
  readonly right: number;
  readonly count: number;
}

/** Binomial entries, with pairs that occur more than once, and missing ones of both kinds. */
const entries = fc.array(
  fc
    .record({ person: fc.nat(persons - 1), item: fc.nat(items - 1), count: fc.nat(4), share: fc.nat(8) })
    .map(({ share, ...entry }): Entry => ({
      ...entry,
      right: share === 8 ? NaN : Math.min(entry.count, share / 2),
    })),
  { maxLength: 60 },
);

/** Single answers, at most one a pair. */
const singles = fc.uniqueArray(
  fc.record({
    person: fc.nat(persons - 1),
    item: fc.nat(items - 1),
    right: fc.nat(1),
    count: fc.constant(1),
  }),
  { selector: ({ person, item }) => person * items + item },
);

function answers(list: readonly Entry[]): Answers {
  return {
    person: list.map(({ person }) => person),
    item: list.map(({ item }) => item),
    right: list.map(({ right }) => right),
    count: list.map(({ count }) => count),
    ...{ persons, items },
  };
}

/** What a matrix holds, as a map from the pair to k of n; `isRow` where its lines are respondents. */
function held(lines: Lines, isRow: boolean): Map<string, readonly [k: number, n: number]> {
  const out = new Map<string, readonly [number, number]>();
  for (let line = 0; line + 1 < lines.start.length; line++)
    for (let cell = lines.start[line]!; cell < lines.start[line + 1]!; cell++) {
      const key = isRow ? `${line},${lines.index[cell]}` : `${lines.index[cell]},${line}`;
      expect(out.has(key)).toBe(false);
      out.set(key, [lines.right[cell]!, lines.count ? lines.count[cell]! : 1]);
    }
  return out;
}

/** The same by adding up one by one. */
function added(list: readonly Entry[]): Map<string, readonly [number, number]> {
  const out = new Map<string, readonly [number, number]>();
  for (const { person, item, right, count } of list) {
    if (Number.isNaN(right) || count === 0) continue;
    const [k, n] = out.get(`${person},${item}`) ?? [0, 0];
    out.set(`${person},${item}`, [k + right, n + count]);
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
        expect(rows.count).toBeUndefined();
        expect(rows.right).toBeInstanceOf(Uint8Array);
        expect(columns.right).toBeInstanceOf(Uint8Array);
        expect(held(rows, true)).toEqual(added(list));
      }),
    );
  });

  it('has the same bits in any order of reading', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, seed) => {
        const order = randomOrder(list.length, seed);
        // Thirds, whose sums depend on their order unless they are ordered.
        const thirds = list.map((entry) => ({ ...entry, right: entry.right / 3 }));
        expect(buildResponses(answers(order.map((at) => thirds[at]!)))).toEqual(
          buildResponses(answers(thirds)),
        );
      }),
    );
  });

  it('has the same bits in any numbering, where names are given', () => {
    const personIds = ['p1', 'p10', 'p2', 'é', 'z', 'Z'];
    const itemIds = ['b', 'a', 'c', '', 'aa'];
    fc.assert(
      fc.property(entries, fc.nat(), (list, seed) => {
        const named = buildResponses({ ...answers(list), personIds, itemIds });
        const [rows, columns] = [randomOrder(persons, seed), randomOrder(items, seed + 1)];
        const renumbered = list.map((entry) => ({
          ...entry,
          person: rows.indexOf(entry.person),
          item: columns.indexOf(entry.item),
        }));
        const again = buildResponses({
          ...answers(renumbered),
          personIds: rows.map((at) => personIds[at]!),
          itemIds: columns.map((at) => itemIds[at]!),
        });
        expect(again).toEqual(named);
        expect(again.personIds).toEqual([...personIds].sort());
      }),
    );
  });

  it.each([
    ['more right than asked', { right: [2], count: [1] }, 'Answer 1 has 2 right of 1.'],
    ['less than nothing right', { right: [-1] }, 'Answer 1 has -1 right of 1.'],
    ['an unknown number of answers', { right: [1], count: [NaN] }, 'Answer 1 has 1 right of NaN.'],
    ['a negative number of answers', { right: [NaN], count: [-1] }, 'Answer 1 has NaN right of -1.'],
    ['a respondent too far', { right: [1], person: [6] }, 'respondent 6'],
    ['an item before the first', { right: [1], item: [-1] }, 'item -1'],
    ['half a respondent', { right: [1], person: [0.5] }, 'respondent 0.5'],
  ])('refuses %s', (_, wrong, message) => {
    const build = (): unknown => buildResponses({ person: [0], item: [0], persons, items, ...wrong });
    expect(build).toThrow(UserError);
    expect(build).toThrow(message);
  });
});

describe('the other direction', () => {
  it('of the other direction is where it began', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { rows } = buildResponses(answers(list));
        expect(turned(turned(rows, items), persons)).toEqual(rows);
      }),
    );
  });
});

describe('a part of the responses', () => {
  it('and the rest are all of them', () => {
    fc.assert(
      fc.property(entries, fc.func(fc.boolean()), (list, keep) => {
        const all = buildResponses(answers(list));
        const some = restricted(all, (person, item) => keep(person, item));
        const rest = restricted(all, (person, item) => !keep(person, item));
        expect(some.cells + rest.cells).toBe(all.cells);
        expect(new Map([...held(some.rows, true), ...held(rest.rows, true)])).toEqual(held(all.rows, true));
        expect(held(some.columns, false)).toEqual(held(some.rows, true));
        for (const key of held(some.rows, true).keys())
          expect(keep(...(key.split(',').map(Number) as [number, number]))).toBe(true);
      }),
    );
  });
});
