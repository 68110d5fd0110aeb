import { describe, expect, it } from 'vitest';
import { parseNamedCutOffs } from '../../../src/cli/options/cutoffs';
import type { ScoreTable } from '../../../src/core/scores/table';

const values = Float64Array.of(1, 2);
const columns = ['human.a,b', 'human.c=d', 'steps'];
const table = columns.map((id) => ({
  id,
  title: id,
  unit: '',
  direction: 1,
  values,
})) as unknown as ScoreTable;
const map = { question: [], difficulty: ['a,b', 'c=d'] };

it('cut-offs may name a column in quotes, as in JSON', () => {
  expect(parseNamedCutOffs('"a,b"=5:8, "human.c=d"=1:2,steps=3:4', table, map)).toEqual({
    'human.a,b': { cut: { easy: 5, hard: 8 } },
    'human.c=d': { cut: { easy: 1, hard: 2 } },
    steps: { cut: { easy: 3, hard: 4 } },
  });
});

it('cut-offs of one column that are given twice are refused', () => {
  expect(() => parseNamedCutOffs('c=d=5:8,human.c=d=1:2', table, map)).toThrow(/names human\.c=d twice/);
});

describe('cut-offs of which the easy one lies beyond the hard one', () => {
  const two = [...table.slice(0, 2), { ...table[2]!, direction: -1 }] as unknown as ScoreTable;

  it.each(['c=d=8:5', 'human.c=d=5:5', 'steps=5:8', '"a,b"=-1:-2', 'steps=3:3'])(
    'are refused: %s',
    (text) => {
      expect(() => parseNamedCutOffs(text, two, map)).toThrow(/which overlap: give the easy one first/);
    },
  );

  it.each(['c=d=5:8', 'steps=8:5', '"a,b"=-2:-1'])('are not where they do not: %s', (text) => {
    expect(() => parseNamedCutOffs(text, two, map)).not.toThrow();
  });
});
