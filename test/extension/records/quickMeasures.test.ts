import { describe, expect, it } from 'vitest';
import type { FieldMap } from '../../../src/core/dataset/fields/fieldMap';
import { quickMeasures } from '../../../src/extension/records/quickMeasures';
import { columnOf } from '../../core/scores/columns';
import { snapshotOf } from './snapshots';

/** The quick measures of a dataset with these fields and these columns scored. */
function quickOf(map: Partial<FieldMap>, columns: readonly string[]): string[] {
  const { dataset, ...rest } = snapshotOf(
    [1],
    columns.map((id) => columnOf(id, [1])),
  );
  return quickMeasures({ ...rest, dataset: { ...dataset, map: { ...dataset.map, ...map } } });
}

describe('the measures that new records get at once', () => {
  it('are those that the dataset was scored by and that need no other record', () => {
    expect(quickOf({}, ['human.level', 'questionWords', 'rarity'])).toEqual(['human', 'length']);
    expect(quickOf({}, ['questionWords'])).toEqual(['length']);
    expect(quickOf({}, ['rarity', 'prototype'])).toEqual([]);
  });

  it('are never ones that the dataset lacks the fields for', () => {
    expect(quickOf({ difficulty: [] }, ['human.level', 'questionWords'])).toEqual(['length']);
  });
});
