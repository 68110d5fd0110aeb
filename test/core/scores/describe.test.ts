import fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { describe as describeBy, type Description } from '../../../src/core/scores/describe';
import { distributionOf } from '../../../src/core/scores/distribution';
import type { ScoreColumn, ScoreTable } from '../../../src/core/scores/table';
import { columnOf, directions, scores } from './columns';

function describe(table: ScoreTable, primary: ScoreColumn, row: number): Description {
  const distributions = table.map(distributionOf);
  const valueOf = (column: string): number => table.find(({ id }) => id === column)?.values[row] ?? NaN;
  return describeBy(distributions, distributions[table.indexOf(primary)]!, valueOf);
}

const hundred = Array.from({ length: 101 }, (_, at) => (at * 37) % 101);

suite('the description of a row', () => {
  it('says the band and the share of rows that are easier', () => {
    const column = columnOf('loss', hundred);
    const said = (value: number): string => describe([column], column, hundred.indexOf(value)).verdict;
    expect(said(0)).toBe('Easy · harder than 0% of 101 by the loss');
    expect(said(30)).toBe('Easy · harder than 29% of 101 by the loss');
    expect(said(31)).toBe('Medium · harder than 30% of 101 by the loss');
    expect(said(70)).toBe('Hard · harder than 69% of 101 by the loss');
    expect(said(100)).toBe('Hard · harder than 99% of 101 by the loss');
  });

  it('turns a measure around that is easier when higher', () => {
    const column = columnOf('confidence', hundred, -1);
    const { verdict, band } = describe([column], column, hundred.indexOf(100));
    expect(verdict).toBe('Easy · harder than 0% of 101 by the confidence');
    expect(band).toBe('easy');
    expect(describe([column], column, hundred.indexOf(0)).band).toBe('hard');
  });

  it('writes large counts with separators', () => {
    const column = columnOf(
      'loss',
      Array.from({ length: 12_345 }, (_, at) => at),
    );
    expect(describe([column], column, 6172).verdict).toContain('of 12,345 by');
  });

  it('says that a row without a score is unknown', () => {
    const column = columnOf('loss', [1, NaN, 2]);
    const { verdict, band, readings } = describe([column], column, 1);
    expect(verdict).toBe('Unknown · the loss has no score for this example');
    expect(band).toBeUndefined();
    expect(readings).toMatchObject([{ value: NaN, percentile: NaN }]);
  });

  it('gives every measure’s reading, the primary one first', () => {
    const table = [
      columnOf('length', [5, 6, 7, 8]),
      columnOf('ease', [1, 2, 2, 4], -1),
      columnOf('loss', [3, NaN, 1, 2]),
    ];
    expect(describe(table, table[2]!, 1).readings).toMatchObject([
      { id: 'loss', value: NaN },
      { id: 'length', title: 'the length', unit: 'units', value: 6, percentile: 0.25 },
      { id: 'ease', value: 2, percentile: 0.25 },
    ]);
  });

  const errorOf = (id: string, of: string, values: readonly number[]): ScoreColumn => ({
    ...columnOf(id, values, 0),
    errorOf: of,
  });
  const answered = [
    columnOf('length', [5, 6, 7, 8]),
    columnOf('irtDifficulty', [-1, 0.5, 1.84, NaN]),
    errorOf('irtDifficultySe', 'irtDifficulty', [0.2, NaN, 0.31, NaN]),
    columnOf('irtAnswers', [22, 22, 22, NaN], 0),
    columnOf('irtShareCorrect', [20 / 22, 0.5, 4 / 22, NaN], -1),
    columnOf('irtPredicted', [0, 0, 0, 0.7]),
  ];

  it('puts a standard error beside its value, and never gives it a reading of its own', () => {
    const { readings } = describe(answered, answered[0]!, 2);
    expect(readings.map(({ id }) => id)).toEqual([
      'length',
      'irtDifficulty',
      'irtAnswers',
      'irtShareCorrect',
      'irtPredicted',
    ]);
    expect(readings[1]).toMatchObject({ value: 1.84, error: 0.31 });
    expect(readings[0]).not.toHaveProperty('error');
  });

  it('asks for the columns that there are, and no others', () => {
    const asked: string[] = [];
    const distributions = answered.map(distributionOf);
    describeBy(distributions, distributions[0]!, (column) => (asked.push(column), 1));
    const ids = [...answered.map(({ id }) => id), 'irtPredictedSe'];
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has no error where it is unknown', () => {
    expect(describe(answered, answered[0]!, 1).readings[1]).not.toHaveProperty('error');
  });

  it('says what responses say besides, and does not name the measure twice', () => {
    const byLength = describe(answered, answered[0]!, 2);
    expect(byLength.verdict).toBe('Medium · harder than 50% of 4 by the length');
    expect(byLength.responses.words).toBe('IRT b 1.84 ± .31 · 4 of 22 correct');
    const byIrt = describe(answered, answered[1]!, 2);
    expect(byIrt.verdict).toBe('Hard · harder than 66% of 3');
    expect(byIrt.responses.words).toBe('IRT b 1.84 ± .31 · 4 of 22 correct');
    expect(describe(answered, answered[0]!, 3).readings.at(-1)).toMatchObject({ value: 0.7 });
    expect(describe(answered, answered[5]!, 2).verdict).toContain('by the irtPredicted');
  });

  it('takes as percentile the share of scored rows that are strictly easier', () => {
    fc.assert(
      fc.property(scores, directions, fc.nat(), (values, direction, pick) => {
        const row = pick % values.length;
        fc.pre(!Number.isNaN(values[row]));
        const sign = direction === -1 ? -1 : 1;
        const known = values.filter((value) => !Number.isNaN(value));
        const easier = known.filter((value) => sign * value < sign * values[row]!);
        const column = columnOf('any', values, direction);
        expect(describe([column], column, row).readings[0]!.percentile).toBe(easier.length / known.length);
      }),
    );
  });
});
