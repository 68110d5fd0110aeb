import * as v from 'valibot';

/** What is imported beside a dataset. */
const imported = v.picklist(['responses', 'dynamics']);

/** The kinds of what is imported beside a dataset. */
export type ImportedKind = v.InferOutput<typeof imported>;

/**
 * Every way out that a message may name, by kind. The message states the fault; how a remedy is worded is for the front
 * end, which alone knows its flags, commands and settings.
 */
export const remedySchema = v.variant('kind', [
  /** Say which field has which role; these roles are asked for, or any. */
  v.object({ kind: v.literal('chooseFields'), roles: v.pipe(v.array(v.string()), v.readonly()) }),
  /** Say which end of this difficulty column is hard. */
  v.object({ kind: v.literal('chooseDirection'), path: v.string() }),
  /** Put the levels of this difficulty column, among others these, in order. `inOrder`: these are all, and stand in it for certain. */
  v.object({
    kind: v.literal('chooseLevels'),
    path: v.string(),
    levels: v.pipe(v.array(v.string()), v.readonly()),
    inOrder: v.exactOptional(v.boolean()),
  }),
  /** Say which field of a response log holds this. */
  v.object({
    kind: v.literal('chooseLogFields'),
    role: v.picklist(['respondent', 'item', 'score', 'attempts']),
  }),
  /** Say what the scores of a response log range over, such as this. */
  v.object({ kind: v.literal('chooseScale'), from: v.number(), to: v.number() }),
  /** Say which words of a response log stand for a right answer, such as these. */
  v.object({ kind: v.literal('chooseRight'), words: v.pipe(v.array(v.string()), v.readonly()) }),
  /** Say which of a response log's fields is which, these among them, or which format it has. */
  v.object({ kind: v.literal('nameLogFields'), roles: v.pipe(v.array(v.string()), v.readonly()) }),
  /** Say what in a response log stands for no answer, such as these. */
  v.object({ kind: v.literal('chooseMissing'), codes: v.pipe(v.array(v.string()), v.readonly()) }),
  /** Do not say this of how a response log is read. */
  v.object({
    kind: v.literal('leaveOut'),
    said: v.picklist(['rows', 'key', 'items', 'right', 'missing', 'pass', 'step', 'unfinished']),
  }),
  /** Say from which reward on a try of a policy is right, such as one of these. */
  v.object({ kind: v.literal('choosePass'), values: v.pipe(v.array(v.number()), v.readonly()) }),
  /** Say the rollouts of which training step count: one of these. */
  v.object({ kind: v.literal('chooseStep'), steps: v.pipe(v.array(v.string()), v.readonly()) }),
  /** Import rollouts of one policy into their dataset, where they become pass rates. */
  v.object({ kind: v.literal('usePassRate'), path: v.string() }),
  /** Give the right answers of a table of answers. */
  v.object({ kind: v.literal('chooseKey') }),
  /** Say which columns of a table of answers are items, such as these. */
  v.object({ kind: v.literal('chooseItems'), columns: v.pipe(v.array(v.string()), v.readonly()) }),
  /** Say whether the rows of a table of answers are respondents or items. */
  v.object({ kind: v.literal('chooseRows') }),
  /** Say which metric or filter of a response log counts. */
  v.object({
    kind: v.literal('chooseScoring'),
    of: v.picklist(['metric', 'filter']),
    names: v.pipe(v.array(v.string()), v.readonly()),
  }),
  /** Give the cut-offs as values, such as these. `descending`: a higher value is easier. */
  v.object({
    kind: v.literal('chooseCutOffs'),
    easy: v.number(),
    hard: v.number(),
    descending: v.boolean(),
  }),
  /** Ask for fewer rows, move the cut-offs, or let other bands fill the gap. */
  v.object({ kind: v.literal('fillShortage') }),
  /** Import what a measure needs; `again`: it was imported once and is lost. */
  v.object({ kind: v.literal('import'), what: imported, again: v.boolean() }),
  /** Import what may be of another dataset all the same. */
  v.object({ kind: v.literal('importAnyway'), what: imported }),
  /** Let what comes, in words, replace what was imported before. */
  v.object({ kind: v.literal('replaceImport'), what: imported, incoming: v.string() }),
  /** Calibrate a response matrix alone, or import it into the dataset of its items. */
  v.object({ kind: v.literal('useMatrix'), path: v.string() }),
  /** Name the encoding of a file: this one; empty where none is recognised. */
  v.object({ kind: v.literal('chooseEncoding'), encoding: v.string() }),
  /** Say whether the first line of a CSV file names the columns: `isHeader` is the other way than it was read. */
  v.object({ kind: v.literal('firstLine'), isHeader: v.boolean() }),
  /** Name the member of a JSON object that holds the records. */
  v.object({ kind: v.literal('chooseRecords'), member: v.string() }),
  /** Say which split or subset of a dataset's folder is meant: one of these. */
  v.object({
    kind: v.literal('chooseSplit'),
    of: v.picklist(['split', 'config']),
    names: v.pipe(v.array(v.string()), v.readonly()),
  }),
  v.object({ kind: v.literal('chooseLanguageModel') }),
  v.object({ kind: v.literal('chooseEncoder') }),
  v.object({ kind: v.literal('pullModel'), name: v.string() }),
  v.object({ kind: v.literal('listModels') }),
  /** Name one of the ONNX files of a model. */
  v.object({ kind: v.literal('chooseModelFile') }),
  /** Use a model that was copied by hand. */
  v.object({ kind: v.literal('copyModel') }),
  /** Check network and proxy, name another Hub, or copy the model by hand. */
  v.object({ kind: v.literal('network') }),
  v.object({ kind: v.literal('proxy') }),
  v.object({ kind: v.literal('hubEndpoint') }),
  v.object({ kind: v.literal('hubToken') }),
  /** Keep the scores in another folder. */
  v.object({ kind: v.literal('storeFolder') }),
  /** Write to another file, or replace the one that is there. */
  v.object({ kind: v.literal('overwrite') }),
  /** See what a mixture holds now. */
  v.object({ kind: v.literal('drawAgain') }),
  /** Say where the source of a mixture lies. */
  v.object({ kind: v.literal('mixtureSource') }),
  /** Give the scores that a mixture was made with. */
  v.object({ kind: v.literal('mixtureScores') }),
]);

/** What mends what a message states. */
export type Remedy = v.InferOutput<typeof remedySchema>;

/** A sentence for the user that is no error, and what mends what it states where something does. */
export interface Remark {
  readonly text: string;
  readonly remedy?: Remedy | undefined;
}

/** What came from another process as a remedy; undefined where it is none that is known here. */
export function remedyOf(value: unknown): Remedy | undefined {
  const { success, output } = v.safeParse(remedySchema, value);
  return success ? output : undefined;
}
