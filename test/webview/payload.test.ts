import { describe, expect, it } from 'vitest';
import {
  asActivity,
  asAgreement,
  asCorrelations,
  asDataset,
  asDraw,
  asExamples,
  asNumbers,
  asSet,
} from '../../webview/frame/payload';
import { headOf } from '../../src/core/scores/columnHead';
import { column, made } from './made';

const { table, ...rest } = made(3, [column('x', 'exes', 'units', [1, 2, NaN])]);
const dataset = { ...rest, columns: table.map(headOf) };

describe('What comes to the panel', () => {
  it('is taken as it is, where it is right', () => {
    expect(asDataset(dataset)).toBe(dataset);
    const idle = { kind: 'idle' };
    expect(asActivity(idle)).toBe(idle);
  });

  it('is refused where the panel could not show it', () => {
    expect(() => asDataset({ ...dataset, primary: 'y' })).toThrow('This is not a dataset.');
    expect(() => asActivity({ kind: 'sleeping' })).toThrow('This is not an activity.');
    expect(() => asDraw({ rows: Uint32Array.of(1) })).toThrow('This is not a mixture.');
    expect(() => asNumbers({ values: [1, 2] })).toThrow('These are not numbers.');
  });

  it('is nothing where there is no such column', () => {
    expect(asNumbers(undefined)).toBeUndefined();
    const values = Float32Array.of(1, NaN);
    expect(asNumbers({ values, version: 'a' })?.values).toBe(values);
  });

  it('is left out where only a part of it is wrong, or where the panel can do without', () => {
    const right = { row: 0, line: 1, text: 'Why?' };
    expect(asExamples([right, { ...right, row: -1 }, null, { row: 1 }])).toEqual([right]);
    expect(asExamples('text')).toEqual([]);
    for (const read of [asAgreement, asCorrelations, asSet])
      for (const garbage of [undefined, null, 3, [], {}]) expect(read(garbage)).toBeUndefined();
  });
});
