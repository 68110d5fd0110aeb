import { describe, expect, it } from 'vitest';
import { censusRemarks } from '../../../src/engine/sources/census';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { sampleSize } from '../../../src/engine/sources/fileRecords';
import { surveyOf } from '../../../src/engine/sources/survey';
import { tempFolder } from '../files/tempFolder';

const folder = tempFolder();
const never = new AbortController().signal;

/** So many records that a sample leaves most of them out; `odd` says which have another level, or are no JSON. */
const lines = (count: number, odd: (at: number) => string | undefined): string =>
  Array.from({ length: count }, (_, at) => {
    const level = ['easy', 'medium', 'hard'][at % 3];
    return odd(at) ?? `{"question": "What is ${at} plus ${at}?", "level": "${level}"}`;
  }).join('\n');

describe('what stands beyond the sample', () => {
  const count = 20 * sampleSize;
  const text = lines(count, (at) => {
    if (at === 1001 || at === 1003) return `{"question": "What is it?", "level": "Beastly"}`;
    return at === 2001 ? `{"question": "What is NaN?", "level": "easy", "x": NaN}` : undefined;
  });

  it('is counted over all records, and said', async () => {
    const file = await DatasetFile.open(await folder.write('large.jsonl', text));
    expect(await file.census(never)).toEqual({
      unread: [{ path: 'level', count: 2, words: [{ written: 'Beastly', count: 2 }] }],
      mended: 1,
      mends: ['NaN'],
    });
    const { remarks } = await surveyOf(file, never);
    expect(remarks.map(({ text: sentence }) => sentence)).toEqual([
      '1 of all 4,000 records hold what JSON does not have (NaN): they are read all the same, and mixtures are written without.',
      '2 of all 4,000 records have no level of "level", because what stands there is on no scale: "Beastly" (2).',
    ]);
    expect(remarks.at(-1)!.remedy).toEqual({ kind: 'chooseLevels', path: 'level', levels: ['Beastly'] });
  });

  it('is nothing where all records were looked at', async () => {
    const file = await DatasetFile.open(
      await folder.write(
        'small.jsonl',
        lines(9, (at) => (at === 4 ? '{"question": "Why so?", "level": "Beastly"}' : undefined)),
      ),
    );
    expect(censusRemarks(await file.census(never), file.count)).toEqual([]);
    expect(file.detections.map(({ why }) => why).join()).toContain('not read: "Beastly" (1)');
  });
});
