import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../../src/core/dataset/example';
import { detectFields } from '../../../../src/core/dataset/guessFields';
import type { Fields } from '../../../../src/core/dataset/reading/record';
import { lookedUp, type FoundColumn } from './lookedUp';
import { reported } from './reported';

const leastRecords = 12;

/** Records in which every value of a column stands at least twice. */
function recordsOf({ column, values, beside }: FoundColumn): Fields[] {
  const [outer, inner] = column.split('.');
  return Array.from({ length: Math.max(leastRecords, 2 * values.length) }, (_, at) => {
    const value = values[at % values.length];
    return {
      id: `q${at}`,
      question: `What comes of the numbers ${at} and ${at * 7} here?`,
      answer: String(at),
      [outer!]: inner === undefined ? value : { [inner]: value },
      ...beside,
    };
  });
}

describe.each([
  ['columns of public formats', lookedUp],
  ['columns that were read wrongly', reported],
] as const)('%s', (_title, columns) => {
  it.each(columns.map((column) => [column.source, column] as const))('%s', (_, found) => {
    const { column, values, order = [], unknown = [], taken = true, easier, scale } = found;
    const records = recordsOf(found);
    const { map, detections } = detectFields(records);
    expect(map.difficulty[0]).toBe(taken ? column : undefined);
    const proposed = detections.filter((one) => one.subject === 'difficulty' && one.grade === 'likely');
    if (!taken) expect(proposed.length > 0).toBe(found.proposed === true);
    if (!taken) return;
    const levels = records.map((record, row) => exampleOf(record, map, row, '').levels[0]!);
    const levelFor = (value: unknown): number => levels[values.indexOf(value)]!;
    const rising = order.map((group) => levelFor(group[0]));
    expect(rising.every(Number.isFinite)).toBe(true);
    expect(rising.every((level, at) => at === 0 || level > rising[at - 1]!)).toBe(true);
    for (const value of unknown) expect(levelFor(value)).toBeNaN();
    const asked = (subject: string): boolean =>
      detections.some((one) => one.subject === subject && one.grade === 'unsure');
    expect(asked('levels')).toBe(scale === 'asked');
    expect(asked('direction')).toBe(easier === 'asked');
    expect(map.easier?.includes(column) ?? false).toBe(easier === true);
  });
});
