import { irtModels } from '../psychometrics/model/irtModel';
import { priorKinds } from '../psychometrics/model/priors';
import { flag, inputs, list, maybe, oneOf, text, wholeFrom } from './inputs';
import { readPlace } from './places';

/** What the rows of a wide table of answers can be. */
export const rowKinds = ['respondents', 'items'] as const;

/** What the user may say where nothing should be guessed of a response log. */
export const readingInput = inputs({
  /** One of the formats that importers read, by its name. */
  format: maybe(text),
  /** The metric of a log that has several. */
  metric: maybe(text),
  /** lm-evaluation-harness: the filter that answers were taken through. */
  filter: maybe(text),
  /** Wide CSV: whether the rows are respondents or items. */
  rows: maybe(oneOf(rowKinds)),
  /** Long CSV and JSONL: the names of the fields. */
  fields: maybe(
    inputs({
      respondent: maybe(text),
      item: maybe(text),
      score: maybe(text),
      attempts: maybe(text),
      /** The older name of `attempts`, as what was remembered before has it. */
      count: maybe(text),
    }),
  ),
});

/** Response logs, and how they are to be read. */
export const logsInput = inputs({
  /** Files, folders and patterns. */
  logs: list(readPlace),
  reading: maybe(readingInput),
});

/** How response logs are to be calibrated. */
export const calibrateInput = inputs({
  ...logsInput.entries,
  /** Where absent, those that so many answers allow are compared on held-out answers and the best is taken. */
  model: maybe(oneOf(irtModels)),
  /** Where absent and no model is named either, compared likewise; `default` beside a model that is named. */
  priors: maybe(oneOf(priorKinds)),
  /** How many alternatives a question has, for the prior of guessing: 4 where absent. */
  choices: maybe(wholeFrom(2)),
  /** An item table of an earlier calibration, as `calibrate` writes it: its items stay as they are and the rest joins their scale. */
  anchors: maybe(readPlace),
});

/** What an import may do where it would otherwise be refused. */
export const consentInput = inputs({
  /** Whether what was imported before may be replaced. */
  replace: maybe(flag),
  /** Whether a join that may well be wrong is taken all the same. */
  anyway: maybe(flag),
});
