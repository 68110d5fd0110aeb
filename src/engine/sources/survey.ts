import { setImmediate } from 'node:timers/promises';
import { exampleOf } from '../../core/dataset/example';
import { valueAt } from '../../core/dataset/fields/path';
import { gapsIn, type Gaps } from '../../core/dataset/gaps';
import type { Fields } from '../../core/dataset/reading/record';
import type { GapSample, Survey } from '../../core/protocol/survey';
import { censusRemarks } from './census';
import type { DatasetFile } from './datasetFile';
import { summaryOf } from './openDataset';

const kinds = ['noQuestion', 'noAnswer', 'noRightChoice'] as const;
const longestSample = 60;

/** What a dataset holds, what of it cannot be used, and what is missing in how many of its records: it is read through. Throws DatasetChanged. */
export async function surveyOf(file: DatasetFile, signal: AbortSignal): Promise<Survey> {
  let gaps = gapsIn([]);
  const samples: GapSample[] = [];
  for await (const batch of file.records(undefined, signal)) {
    for (const { row, read } of batch) {
      if (!('fields' in read)) continue;
      const before = gaps;
      gaps = gapsIn([exampleOf(read.fields, file.fields.map, row, '')], before);
      for (const kind of kinds)
        if (before[kind] === 0 && gaps[kind] === 1)
          samples.push({ kind, line: file.line(row), stands: standsThere(file, read.fields, kind) });
    }
    await setImmediate();
  }
  const remarks = censusRemarks(await file.census(signal), file.count);
  const problems = await file.problems(signal);
  return { dataset: summaryOf(file), problems, gaps, samples, remarks };
}

/** What stands in a record where something is missing; empty where nothing does. */
function standsThere(
  { fields: { map } }: DatasetFile,
  fields: Fields,
  kind: Exclude<keyof Gaps, 'examples'>,
): string {
  const paths = {
    noQuestion: map.question,
    noAnswer: [map.answer ?? map.label ?? []].flat(),
    noRightChoice: [map.label ?? map.answer ?? []].flat(),
  }[kind];
  const values = paths.map((path) => valueAt(fields, path)).filter((value) => value !== undefined);
  return values
    .map((value) => JSON.stringify(value) ?? '')
    .join(' + ')
    .slice(0, longestSample);
}
