import { describe, expect, it } from 'vitest';
import { completeCases, summarise } from '../../../src/core/scores/summary';
import { arcLevels, columnOf, repeated } from './columns';

const map = { question: ['q'], difficulty: ['level', 'grade'] };

describe('the summary of a column', () => {
  it('gives its spread over the known values', () => {
    const values = [NaN, ...Array.from({ length: 21 }, (_, at) => (at * 8) % 21), NaN];
    const summary = summarise(columnOf('loss', values, -1), 10);
    expect(summary).toMatchObject({ id: 'loss', direction: -1, known: 21, min: 0, median: 10, max: 20 });
    expect(summary).toMatchObject({ low: 1, high: 19 });
    expect(summary.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(21);
    expect(summary).not.toHaveProperty('values');
  });

  it('is unknown where nothing is known', () => {
    expect(summarise(columnOf('loss', [NaN]), 10)).toMatchObject({
      known: 0,
      min: NaN,
      median: NaN,
      max: NaN,
    });
  });
});

describe('complete cases', () => {
  const table = [
    columnOf('human.level', [1, 2, 3, NaN, 5, 6]),
    columnOf('human.grade', [6, 5, NaN, 3, 2, 1]),
    columnOf('questionWords', [10, 20, 30, 40, 50, NaN]),
    columnOf('probeLoss', [NaN, 2, 3, 4, 5, 6]),
  ];

  it('are the rows where every human column and the length are known', () => {
    const cases = completeCases(table, map);
    expect(cases.n).toBe(3);
    expect(cases.by).toEqual(['human.level', 'human.grade', 'questionWords']);
  });

  it('correlate every pair of columns once, each with the number of its rows', () => {
    const { correlations } = completeCases(table, map);
    expect(correlations.map(({ one, other, n }) => [one, other, n])).toEqual([
      ['human.level', 'human.grade', 3],
      ['human.level', 'questionWords', 3],
      ['human.level', 'probeLoss', 2],
      ['human.grade', 'questionWords', 3],
      ['human.grade', 'probeLoss', 2],
      ['questionWords', 'probeLoss', 2],
    ]);
    expect(correlations.map(({ rho }) => rho)).toEqual([-1, 1, 1, -1, -1, 1]);
  });

  it('count bands over these rows alone, rows without that score apart', () => {
    const loss = completeCases(table, map, { probeLoss: { easy: 2, hard: 5 } }).columns[3];
    expect(loss).toMatchObject({
      id: 'probeLoss',
      by: 'given',
      counts: { easy: 1, medium: 0, hard: 1, unscored: 1 },
      levels: [
        { value: 2, count: 1 },
        { value: 5, count: 1 },
      ],
    });
  });

  it('take no cut-offs for a column that is named like something that every object has', () => {
    const odd = ['constructor', '__proto__', 'valueOf'].map((id) => columnOf(id, [1, 2, 3, 4, 5, 6]));
    const { columns } = completeCases(odd, { question: [], difficulty: [] });
    expect(columns.map(({ by }) => by)).toEqual(['quantile', 'quantile', 'quantile']);
  });

  it('are all rows with every score where there is neither a human column nor a length', () => {
    const cases = completeCases(table.slice(3), { question: [], difficulty: [] });
    expect(cases).toMatchObject({ n: 5, by: [], correlations: [] });
    expect(completeCases([], map)).toEqual({ n: 0, by: [], columns: [], correlations: [] });
  });

  it('say whether a column’s cut-offs are quantiles, proposed levels, or given', () => {
    const arc = [
      columnOf('human.level', repeated(arcLevels.difficulty)),
      columnOf('human.grade', repeated(arcLevels.grade)),
      columnOf(
        'loss',
        Array.from({ length: 4520 }, (_, at) => (at * 7919) % 4520),
      ),
    ];
    const { n, columns } = completeCases(arc, map, { 'human.grade': { easy: 5, hard: 8 } });
    expect(n).toBe(4520);
    expect(columns).toMatchObject([
      { by: 'level', cut: { easy: 1, hard: 3 }, counts: { easy: 1056, medium: 2877, hard: 587 } },
      { by: 'given', counts: { easy: 1434, medium: 1055, hard: 2031, unscored: 0 } },
      { by: 'quantile', counts: { easy: 1356, medium: 1808, hard: 1356 }, levels: undefined },
    ]);
  });
});
