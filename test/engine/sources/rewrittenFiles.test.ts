import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldMapKey } from '../../../src/core/dataset/fields/fieldMap';
import type { Fields } from '../../../src/core/dataset/reading/record';
import { catalogue } from '../../../src/core/measures/catalogue';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { allFormats } from '../../core/dataset/formats/allFormats';
import { givenFor, scoresOf } from '../../core/measures/given';
import { tempFolder } from '../files/tempFolder';
import { endings, fileOf } from './rewritten';

const folder = tempFolder();

/** The measures that score a record by what it says alone. */
const ofRecords = catalogue.filter(
  ({ scope, needs }) => scope === 'record' && needs.every((need) => need === 'tokenizer'),
);

/** A dataset's roles, and how hard each of its records is. */
async function readingOf(name: string, content: string): Promise<object> {
  const file = await DatasetFile.open(await folder.write(name, content));
  const { map } = file.fields;
  const examples = [];
  for await (const batch of file.examples()) examples.push(...batch);
  const scores: object[] = [];
  for (const measure of ofRecords.filter(({ lacks }) => lacks(map) === undefined))
    scores.push(await scoresOf(measure, examples, givenFor(examples, map)));
  return { roles: fieldMapKey(map), shape: file.fields.shape, rows: examples.length, scores };
}

const levels = [
  ['easy', 'medium', 'hard'],
  ['1', '2', '3'],
  ['A1', 'B1', 'C2'],
];

/** Records of a known kind, with a difficulty beside them where they have none. */
const records = fc
  .record({
    format: fc.constantFrom(...allFormats),
    scale: fc.constantFrom(...levels),
    count: fc.integer({ min: 4, max: 9 }),
  })
  .map(({ format, scale, count }) =>
    Array.from({ length: count }, (_, at): Fields => ({ difficulty: scale[at % 3], ...format.record(at) })),
  );

const moved = records.chain((list) => {
  const names = [...new Set(list.flatMap((fields) => Object.keys(fields)))];
  return fc.record({
    list: fc.constant(list),
    names: fc.constant(names),
    order: fc.shuffledSubarray(names, { minLength: names.length }),
    name: fc.stringMatching(/^[a-z][a-z0-9 _-]{0,9}$/),
    ending: fc.constantFrom(...endings),
  });
});

describe('the records of a file', () => {
  it('have the same roles and scores in another format, with their columns in another order, under another name', async () => {
    const law = fc.asyncProperty(moved, async ({ list, names, order, name, ending }) => {
      const known = await readingOf('data.jsonl', fileOf(list, names, 'jsonl'));
      expect(await readingOf(`${name}.${ending}`, fileOf(list, order, ending))).toEqual(known);
    });
    await fc.assert(law, { numRuns: 60 });
  });

  it('are scored by more than one measure here', () => {
    expect(ofRecords.map(({ id }) => id)).toEqual(expect.arrayContaining(['human', 'length']));
  });
});
