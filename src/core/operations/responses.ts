import { agreedInput, datasetInput, escapeFormulas } from './datasetInput';
import { flag, inputs, list, maybe, number, oneOf, row, text } from './inputs';
import { calibrateInput, consentInput, joinInput, logReadingInput, logsInput } from './logsInput';
import type { Operation } from './operation';
import { readPlace, writtenPlace } from './places';

/** Rating periods of Glicko-2: all answers are one, or each respondent is one of its own, in their order. */
export const periodKinds = ['one', 'respondent'] as const;

/** The tables of a calibration. */
export const tableKinds = ['items', 'respondents'] as const;

/** Where a table of items and one of respondents go. */
const tables = {
  out: maybe(writtenPlace()),
  respondents: maybe(writtenPlace('the table of respondents')),
};

/** Easy2Hard-Bench's column names beside our own. */
const e2h = maybe(flag);

const importInput = inputs({
  ...calibrateInput.entries,
  ...joinInput.entries,
  ...consentInput.entries,
  dataset: datasetInput,
});

/** An import or a removal to be taken back. */
export const takeBackInput = inputs({
  ...datasetInput.entries,
  /** The key of what is to go, empty for a removal: where something else is there by now, nothing is done. Anything where absent. */
  from: maybe(text),
});

/** What is done with response logs. */
export const responses = {
  previewResponses: {
    title: 'Read response logs and say what they hold, and what could be made of it.',
    input: inputs({
      ...logsInput.entries,
      ...joinInput.entries,
      /** The dataset that the items are looked for in. */
      dataset: maybe(datasetInput),
    }),
    needs: [],
  },
  calibrate: {
    title: 'Item difficulty, discrimination and abilities, from who got what right.',
    input: inputs({ ...calibrateInput.entries, ...agreedInput.entries, ...tables, e2h, escapeFormulas }),
    needs: [],
  },
  compareRuns: {
    title:
      'How often each row is solved in two runs of rollouts, with the difference and what has graduated.',
    input: inputs({
      dataset: datasetInput,
      /** Files, folders and patterns with the rollouts of the earlier run, and of the later one. */
      before: list(readPlace),
      after: list(readPlace),
      ...joinInput.entries,
      /** How both are read. */
      reading: maybe(logReadingInput),
      /** The pass rate that a row must have crossed to have graduated: 0.5 where absent. */
      bar: maybe(number),
      /** Whether a join that may well be wrong is taken all the same. */
      anyway: maybe(flag),
    }),
    needs: ['dataset'],
  },
  glicko: {
    title: 'Glicko-2 ratings of items and respondents, from who got what right.',
    input: inputs({
      ...logsInput.entries,
      ...agreedInput.entries,
      ...tables,
      periods: maybe(oneOf(periodKinds)),
      escapeFormulas,
    }),
    needs: [],
  },
  glickoMatches: {
    title: 'Glicko-2 ratings of players, from who won against whom.',
    input: inputs({
      ...agreedInput.entries,
      /** Files, folders and patterns. */
      logs: list(readPlace),
      /** Where the table of players goes. */
      out: maybe(writtenPlace()),
      escapeFormulas,
    }),
    needs: [],
  },
  weighResponses: {
    title: 'Say what an import of responses would replace, and what speaks against its join.',
    input: importInput,
    needs: ['dataset'],
  },
  importResponses: {
    title: 'Calibrate response logs and join the items to a dataset, which remembers them.',
    input: importInput,
    needs: ['dataset'],
  },
  calibration: {
    title: 'Give the calibration that a dataset remembers, where it remembers one.',
    input: datasetInput,
    needs: ['dataset'],
  },
  itemAnswers: {
    title: 'Say who answered an item of the calibration that a dataset remembers.',
    input: inputs({ ...datasetInput.entries, item: row }),
    needs: ['dataset', 'responses'],
  },
  exportItems: {
    title: 'Write the items or respondents of the calibration that a dataset remembers, as .csv or .jsonl.',
    input: inputs({
      ...datasetInput.entries,
      ...agreedInput.entries,
      what: oneOf(tableKinds),
      out: writtenPlace(),
      e2h,
      escapeFormulas,
    }),
    needs: ['dataset', 'responses'],
  },
  forgetResponses: {
    title: 'Have a dataset forget its responses; they can be taken back until others are imported.',
    input: datasetInput,
    needs: ['dataset'],
  },
  takeBackResponses: {
    title: 'Put back the responses that were replaced or forgotten last.',
    input: takeBackInput,
    needs: ['dataset'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
