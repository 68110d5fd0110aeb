import { describe, expect, it } from 'vitest';
import { agreementWithHuman, primaryColumn } from '../../../src/core/scores/primary';
import { varies } from '../../../src/core/scores/columnHead';
import { UserError } from '../../../src/core/userError';
import { columnOf } from './columns';

const map = { question: ['q'], difficulty: ['level', 'grade'] };
const inOrder = [
  'human.level',
  'human.grade',
  'irtDifficulty',
  'steps',
  'probeLoss',
  'questionWords',
  'answerWords',
  'prototype',
];

describe('the primary difficulty', () => {
  it.each(inOrder.map((id, at) => [id, inOrder.slice(at)] as const))(
    'is %s where that is the first that is there',
    (id, there) => {
      const table = ['rarity', ...there].toReversed().map((name) => columnOf(name, [1, 2, 3]));
      expect(primaryColumn(table, map).id).toBe(id);
    },
  );

  it('is never one whose scores do not differ', () => {
    const table = [columnOf('steps', [3, NaN, 3]), columnOf('rarity', [1, 2, 2])];
    expect(primaryColumn(table, map).id).toBe('rarity');
  });

  it('is not one that most rows lack, unless people gave it or there is no other', () => {
    const sparse = [1, 2, NaN, NaN, NaN];
    const steps = columnOf('steps', sparse);
    const human = columnOf('human.level', sparse);
    const full = columnOf('rarity', [1, 2, 2, 2, NaN]);
    expect(primaryColumn([steps, full], map).id).toBe('rarity');
    expect(primaryColumn([steps, human, full], map).id).toBe('human.level');
    expect(primaryColumn([columnOf('prototype', [1, 1]), steps], map).id).toBe('steps');
    expect(primaryColumn([full, columnOf('steps', [1, 2, NaN, NaN])], map).id).toBe('steps');
  });

  it('is never a prediction or an error where anything was measured', () => {
    const full = [1, 2, 3, 4, 5];
    const predicted = { ...columnOf('irtPredicted', full), predicts: 'irtDifficulty' };
    const error = { ...columnOf('irtPredictedSe', full), errorOf: 'irtPredicted' };
    const sparse = columnOf('irtDifficulty', [1, 2, NaN, NaN, NaN]);
    expect(primaryColumn([error, predicted, columnOf('rarity', full)], map).id).toBe('rarity');
    expect(primaryColumn([predicted, sparse], map).id).toBe('irtDifficulty');
    expect(primaryColumn([predicted, error], map).id).toBe('irtPredicted');
    expect(primaryColumn([predicted, sparse], map, 'irtPredicted').id).toBe('irtPredicted');
  });

  it('is the one the user names, by its id or by the column of the dataset', () => {
    const table = [columnOf('human.grade', [3, 8]), columnOf('rarity', [1, 2]), columnOf('steps', [1, 1])];
    expect(primaryColumn(table, map, 'rarity').id).toBe('rarity');
    expect(primaryColumn(table, map, 'grade').id).toBe('human.grade');
    expect(primaryColumn(table, map, 'steps').id).toBe('steps');
  });

  it('is refused where the named one is not there, with the names of those that are', () => {
    const table = [columnOf('steps', [1, 2]), columnOf('rarity', [1, 2])];
    expect(() => primaryColumn(table, map, 'stepps')).toThrow(UserError);
    expect(() => primaryColumn(table, map, 'stepps')).toThrow(
      'There are no scores "stepps". Scored: steps, rarity.',
    );
    expect(() => primaryColumn([], map, 'steps')).toThrow('nothing yet');
  });

  it('is refused where nothing differs', () => {
    expect(() => primaryColumn([columnOf('steps', [2, 2, NaN])], map)).toThrow(UserError);
    expect(() => primaryColumn([], map)).toThrow(UserError);
  });
});

describe('a column that varies', () => {
  it.each([
    [[NaN, 1, 2], true],
    [[1, 1, NaN], false],
    [[NaN, NaN], false],
    [[], false],
  ])('is found out for %j', (values, expected) => {
    expect(varies(columnOf('any', values))).toBe(expected);
  });
});

describe('agreement with people', () => {
  const table = [
    columnOf('human.level', [1, 2, 3, 4, 5]),
    columnOf('questionWords', [1, 2, 3, 5, 4]),
    columnOf('probeLoss', [5, 4, 3, 2, 1]),
  ];

  it('is that of the column and that of plain length, with the first human column', () => {
    const found = agreementWithHuman(table, map, table[2]!)!;
    expect(found.human).toBe('human.level');
    expect(found.agreement.rho).toBe(-1);
    // One swap of neighbours among five: 1 − 6·2/(5·24) = 0.9, up to rounding.
    expect(found.length!.rho).toBeCloseTo(0.9, 12);
  });

  it('is not given where there is no human column, nor for length where there is none', () => {
    expect(agreementWithHuman(table.slice(1), map, table[2]!)).toBeUndefined();
    expect(agreementWithHuman(table, { question: [], difficulty: [] }, table[2]!)).toBeUndefined();
    expect(agreementWithHuman(table.slice(0, 1), map, table[2]!)!.length).toBeUndefined();
  });
});
