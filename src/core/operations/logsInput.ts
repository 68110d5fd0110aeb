import { irtModels } from '../psychometrics/model/irtModel';
import { priorKinds } from '../psychometrics/model/priors';
import { flag, inputs, list, maybe, number, oneOf, text, wholeFrom } from './inputs';
import { readPlace } from './places';

/** What the rows of a wide table of answers can be. */
export const rowKinds = ['respondents', 'items'] as const;

/** What tries that were cut off or ended in an error may count as. */
export const unfinishedKinds = ['wrong', 'omit'] as const;

/** What the user may say where nothing should be guessed of a response log. */
export const logReadingInput = inputs({
  /** One of the formats that importers read, by its name. */
  format: maybe(text),
  /** The metric of a log that has several. */
  metric: maybe(text),
  /** lm-evaluation-harness: the filter that answers were taken through. */
  filter: maybe(text),
  /** Wide CSV: whether the rows are respondents or items. */
  rows: maybe(oneOf(rowKinds)),
  /** What the scores range over, as `0:100`: the first is wrong, the second right. */
  scale: maybe(text),
  /** The words that stand for a right answer; every other word is a wrong one. */
  right: maybe(list(text)),
  /** What stands for no answer, such as 9 or 99: missing, not wrong. */
  missing: maybe(list(text)),
  /** Rollouts: the reward from which on a try is right. */
  pass: maybe(number),
  /** Rollouts: the training step whose tries count, or `last`. */
  step: maybe(text),
  /** Rollouts: whether tries that were cut off or failed are wrong, or left out. */
  unfinished: maybe(oneOf(unfinishedKinds)),
  /** Wide CSV: the right answers, a letter a column or parted by commas, or the name of the row that holds them. */
  key: maybe(text),
  /** Wide CSV: the columns that are items, by their names; `*` stands for anything. */
  items: maybe(list(text)),
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
  reading: maybe(logReadingInput),
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

/** How the items of a log are looked for in a dataset: by its ids, by content hash, by the question's text, by row, or by whichever finds the most. */
export const joinKinds = ['auto', 'id', 'hash', 'question', 'row'] as const;

/** How the items are looked for. */
export const joinInput = inputs({ join: maybe(oneOf(joinKinds)) });

/** What an import may do where it would otherwise be refused. */
export const consentInput = inputs({
  /** Whether what was imported before may be replaced. */
  replace: maybe(flag),
  /** Whether a join that may well be wrong is taken all the same. */
  anyway: maybe(flag),
});
