import * as v from 'valibot';
import type { Example } from '../dataset/example';
import type { FieldMap, Role } from '../dataset/fields/fieldMap';
import type { Examples } from '../dataset/examples';
import type { Message } from '../message';
import type { NearestSearch } from '../numbers/nearestSearch';
import type { Preparation } from '../pace/preparation';
import type { Encoder } from '../text/encoder';
import type { Family } from './families';
import type { LanguageModel, TokenSurprisals } from '../text/languageModel';
import type { TokenCounter } from '../text/tokenCounter';

const directionSchema = v.picklist([1, -1, 0]);

/** +1: harder when higher; -1: easier when higher; 0: neither. */
export type Direction = Message<typeof directionSchema>;

/** One number for every example: a column of scores. */
export const columnInfoSchema = v.object({
  /** Unique name in camelCase, as it stands in score files: `questionWords`, `human.level`. */
  id: v.string(),
  /** What people read: "question length". */
  title: v.string(),
  unit: v.string(),
  direction: directionSchema,
  /** The id of the column that this one is the standard error of, in the same unit. */
  errorOf: v.exactOptional(v.string()),
  /** Its numbers name things, such as groups or classes: they are neither more nor less. */
  isName: v.exactOptional(v.literal(true)),
  /** The id of the measured column that this one is a prediction of: where both are known, out of fold. */
  predicts: v.exactOptional(v.string()),
});

/** One number for every example: a column of scores. */
export type ColumnInfo = Message<typeof columnInfoSchema>;

/** How a model is asked for what a measure needs: never, once for each text, or slowly and for one record at a time. */
const models = {
  tokenizer: 'never',
  encoder: 'once',
  neighbours: 'never',
  responses: 'never',
  respondents: 'never',
  dynamics: 'never',
  languageModel: 'slowly',
  measured: 'never',
} as const;

/** What a measure needs besides the examples; `respondents`: responses of several, which alone tell difficulty from ability. */
export type Need = keyof typeof models;

/** Every need there is. */
export const everyNeed = Object.keys(models) as readonly Need[];

/** Whether a model is asked for something of this. */
export function asksModel(needs: readonly Need[]): boolean {
  return needs.some((need) => models[need] !== 'never');
}

/** Whether a slow model is asked for something of this: one that has to think about every record. */
export function asksSlowModel(needs: readonly Need[]): boolean {
  return needs.some((need) => models[need] === 'slowly');
}

/** What response logs say of a dataset's examples: calibrated items, and which of them each row is. */
export interface ExampleResponses {
  /** By row of the dataset: the item's place in the columns below; -1 where nobody answered the example. */
  readonly itemOfRow: Int32Array;
  /** Item difficulty b with its standard error, and discrimination a with its. */
  readonly difficulty: Float64Array;
  readonly difficultySe: Float64Array;
  readonly discrimination: Float64Array;
  readonly discriminationSe: Float64Array;
  /** How many attempts there are, and the share of them that was correct. */
  readonly attempts: Float64Array;
  readonly shareCorrect: Float64Array;
  /** Glicko-2 rating and its deviation. */
  readonly rating: Float64Array;
  readonly deviation: Float64Array;
  /** How many respondents there are in all. */
  readonly respondents: number;
  /** What tries of a policy say besides; undefined where the logs hold none. */
  readonly tries: ItemTries | undefined;
}

/** What tries of a policy at items say besides right and wrong, by item; NaN where it is not known. */
export interface ItemTries {
  /** The share of tries that were cut off or ended in an error. */
  readonly unfinished: Float64Array;
  /** Mean number of tokens that a try wrote. */
  readonly outputTokens: Float64Array;
  /** Of an item that no try solved: the largest share of tries with the same final answer, where that is not the key. */
  readonly agreement: Float64Array;
}

/** What training dynamics of another tool say of a dataset's examples, by row; NaN where they say nothing. */
export interface ExampleDynamics {
  readonly confidence: Float64Array;
  readonly variability: Float64Array;
  readonly correctness: Float64Array;
  readonly forgetting: Float64Array;
  readonly aum: Float64Array;
}

/** What the engine hands to a measure. What a measure does not name in `needs` may throw. */
export interface Given {
  readonly map: FieldMap;
  readonly signal: AbortSignal;
  /** All examples, also where only some are to be scored: what a dataset-scoped measure is relative to. */
  readonly all: Examples;
  readonly tokens: TokenCounter;
  readonly encoder: Encoder;
  readonly languageModel: LanguageModel;
  /** The question's vector for each of these examples, one row an example; made once and kept. */
  questionVectors(examples: readonly Example[]): Promise<Float32Array>;
  /** What a measure has scored so far: by column the score of every row, NaN where there is none. */
  measured(measure: Measure): Promise<ReadonlyMap<string, Float64Array>>;
  /** What was imported of responses to these examples. */
  responses(): Promise<ExampleResponses>;
  /** What was imported of training dynamics. */
  dynamics(): Promise<ExampleDynamics>;
  /** Prepares a search among these vectors. */
  nearest(reference: Float32Array, dimensions: number): NearestSearch;
}

/** The scores of some examples: `values[column][i]` belongs to `examples[i]`. NaN is unknown. */
export interface Scores {
  readonly examples: readonly Example[];
  readonly values: readonly Float64Array[];
  /** What each token of an example's answer costs, where a measure found that out: kept to be shown. */
  readonly answerTokens?: readonly (TokenSurprisals | undefined)[];
}

/** A definition of hardness. */
export interface Measure {
  /** What commands and files call it: `learningCurve`. */
  readonly id: string;
  /** What people read while it runs and in messages: "learning curve". */
  readonly title: string;
  /** Raised when its scores change: old ones are then computed anew. */
  readonly version: number;
  /** The kind of measures that it is listed with. */
  readonly family: Family;
  /** `record`: a score depends on its record alone. `dataset`: on all records. */
  readonly scope: 'record' | 'dataset';
  readonly needs: readonly Need[];
  /** The fields that its scores depend on: where another is mapped anew, they stay. */
  readonly reads: readonly Role[];
  /** One sentence for help and README. */
  readonly summary: string;
  /** What it says, in plain words, for the list of measures in the settings. */
  readonly plainly: string;
  /** Why it cannot be computed for such a dataset, as a half sentence; undefined where it can. */
  lacks(map: FieldMap): string | undefined;
  /** The columns it fills for such a dataset. */
  columns(map: FieldMap): readonly ColumnInfo[];
  /** Scores these examples, in their order. */
  score(examples: Examples, given: Given): AsyncIterable<Scores | Preparation>;
}

/** Whether a measure asks a slow model about one record at a time: a sample of the records can then stand for all. */
export function isSlow({ scope, needs }: Measure): boolean {
  return scope === 'record' && asksSlowModel(needs);
}

/** Whether a measure scores a record at once, needing no other and no slow model: what is done without being asked. */
export function isQuick({ scope, needs }: Measure): boolean {
  return scope === 'record' && !asksSlowModel(needs);
}

/** Fills columns example by example; `fill` is told at which place of them an example stands, too. */
export function scoreEach(
  examples: readonly Example[],
  columns: number,
  fill: (example: Example, put: (column: number, value: number) => void, at: number) => void,
): Scores {
  const values = Array.from({ length: columns }, () => new Float64Array(examples.length).fill(NaN));
  examples.forEach((example, at) => fill(example, (column, value) => (values[column]![at] = value), at));
  return { examples, values };
}
