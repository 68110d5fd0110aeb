import * as v from 'valibot';
import { agreedInput, datasetInput, escapeFormulas, tableInput } from './datasetInput';
import { flag, inputs, list, maybe, row, seconds, text, wholeFrom } from './inputs';
import type { Operation } from './operation';
import { writtenPlace } from './places';

/** One of several equal stretches of a dataset, worked on apart from the others. */
export const shardInput = v.pipe(
  inputs({
    /** 1 to `of`. */
    number: wholeFrom(1),
    of: wholeFrom(1),
  }),
  v.check(({ number, of }) => number <= of, 'a part such as number 2 of 8'),
);

/** Reading a dataset and its scores, and computing them. */
export const scoring = {
  open: {
    title: 'Say how a dataset is read: its format, its rows, and which field is which.',
    input: datasetInput,
    needs: ['dataset'],
  },
  survey: {
    title: 'Say what a dataset holds, how that was found out and how sure it is, and what is missing in it.',
    input: datasetInput,
    needs: ['dataset'],
  },
  score: {
    title: 'Score every record for difficulty; show a summary or write the scores.',
    input: inputs({
      ...datasetInput.entries,
      /** The measures to compute, by their ids; "all" is all that the dataset allows. */
      measures: list(text),
      /** Whether measures that cannot be computed are left out even where they are named. */
      optional: maybe(flag),
      /** Only these rows; for measures that look at one record at a time. */
      shard: maybe(shardInput),
      /** Seconds that slow models may take: what does not fit is scored for a sample and predicted, or left for the next run. */
      budget: maybe(seconds),
    }),
    needs: ['dataset'],
    computes: true,
  },
  table: {
    title: 'Give all scores that are stored of a dataset, or stand in a score file.',
    input: tableInput,
    needs: ['dataset'],
  },
  correlations: {
    title: 'Say how the measures of a dataset agree with each other, and which of them to trust.',
    input: tableInput,
    needs: ['dataset'],
  },
  record: {
    title: 'Show one record with every score and percentile.',
    input: inputs({ ...tableInput.entries, row }),
    needs: ['dataset'],
  },
  exportScores: {
    title: 'Write the scores of a dataset as .csv, .jsonl or .parquet.',
    input: inputs({
      ...tableInput.entries,
      ...agreedInput.entries,
      out: writtenPlace(),
      escapeFormulas,
      /** Only these rows. */
      shard: maybe(shardInput),
      /** Measures that something must be stored of for every one of these rows: where some was removed meanwhile nothing is written. */
      measures: maybe(list(text)),
    }),
    needs: ['dataset'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
