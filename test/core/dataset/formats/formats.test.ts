import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../../src/core/dataset/example';
import { detectFields, type DetectedFields } from '../../../../src/core/dataset/guessFields';
import type { Fields } from '../../../../src/core/dataset/reading/record';
import { allFormats, cellOf } from './allFormats';
import type { Format } from './format';

const named = allFormats.map((format) => [format.name, format] as const);
const samplesOf = (format: Format): Fields[] => Array.from({ length: 8 }, (_, at) => format.record(at));

/** The roles; the difficulties in the order of their names, as theirs is that of the columns. */
const rolesOf = ({ map, shape }: DetectedFields): object => ({
  ...map,
  shape,
  difficulty: [...map.difficulty].sort(),
});

describe('a format', () => {
  it.each(named)('is read: %s', (_, format) => {
    const samples = samplesOf(format);
    const { map, detections } = detectFields(samples);
    for (const at of [1, 2, 3])
      expect({ ...exampleOf(samples[at]!, map, at, '') }).toMatchObject(format.example(at));
    for (const [subject, grade] of Object.entries(format.grades ?? {}))
      expect(detections.find((one) => one.subject === subject)).toMatchObject({ grade });
  });

  it('has the same roles in whatever order its fields stand', () => {
    const law = fc.property(fc.constantFrom(...allFormats), fc.infiniteStream(fc.nat()), (format, ranks) => {
      const samples = samplesOf(format);
      const names = Object.keys(samples[0]!).map((name) => [name, ranks.next().value as number] as const);
      const order = names.sort((one, other) => one[1] - other[1]).map(([name]) => name);
      const moved = samples.map((fields) => Object.fromEntries(order.map((name) => [name, fields[name]])));
      expect(rolesOf(detectFields(moved))).toEqual(rolesOf(detectFields(samples)));
    });
    fc.assert(law, { numRuns: 150 });
  });

  it.each(named)('has the same roles and question in the cells of a table: %s', (_, format) => {
    const samples = samplesOf(format);
    const cells = samples.map((fields) =>
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cellOf(value)])),
    );
    const [found, inCells] = [detectFields(samples), detectFields(cells)];
    expect(rolesOf(inCells)).toEqual(rolesOf(found));
    const question = (fields: Fields, { map }: DetectedFields): string =>
      exampleOf(fields, map, 0, '').question;
    expect(question(cells[1]!, inCells)).toBe(question(samples[1]!, found));
  });
});
