import type { Example } from '../dataset/example';
import type { FieldMap, Role } from '../dataset/fieldMap';

/** +1: harder when higher; -1: easier when higher; 0: neither. */
export type Direction = 1 | -1 | 0;

/** One number for every example: a column of scores. */
export interface ColumnInfo {
  /** Unique name in camelCase, as it stands in score files: `questionWords`, `human.level`. */
  readonly id: string;
  /** What people read: "question length". */
  readonly title: string;
  readonly unit: string;
  readonly direction: Direction;
  /** The id of the column that this one is the standard error of, in the same unit. */
  readonly errorOf?: string;
  /** Its numbers name things, such as groups or classes: they are neither more nor less. */
  readonly isName?: true;
  /** The id of the measured column that this one is a prediction of: where both are known, out of fold. */
  readonly predicts?: string;
}

/** What a measure needs besides the examples. */
export type Need =
  'tokenizer' | 'encoder' | 'neighbours' | 'responses' | 'dynamics' | 'languageModel' | 'measured';

/** A dataset's examples, to be gone through as often as a measure needs. Broken records are not among them. */
export interface Examples {
  /** The number of records, broken ones included: an upper bound. */
  readonly count: number;
  /** The examples in file order, batch by batch. */
  batches(): AsyncIterable<readonly Example[]>;
}

/** Turns texts into unit vectors, one row of `dimensions` numbers a text, in the order of the texts. */
export interface Encoder {
  readonly dimensions: number;
  encode(texts: readonly string[]): Promise<Float32Array>;
}

/** Counts the tokens of texts, special tokens left out. */
export interface TokenCounter {
  count(text: string): number;
}

/** A text that a language model is to predict. */
export interface Continuation {
  /** What is asked before it, put as the model is used to being asked; where it is undefined the text stands alone. */
  readonly question?: string;
  readonly text: string;
}

/** What each token of a text costs a language model, one after another. */
export interface TokenSurprisals {
  /** −log p in nats of each token given everything before it; NaN for a token that nothing stands before. */
  readonly nats: Float64Array;
  /** Where each token ends in the text, in UTF-16 units; tokens that share a character end where it begins, but for its last. */
  readonly ends: Uint32Array;
}

/** A causal language model. */
export interface LanguageModel {
  /** How many texts are best asked for at once now: as many as take it a second or two. */
  readonly atOnce: number;
  /** What each token of each text costs; empty for an empty text. Rejects by the signal of what it was given for. */
  surprisals(texts: readonly Continuation[]): Promise<readonly TokenSurprisals[]>;
}

/** The `k` reference vectors most similar to each query, by inner product. */
export interface NearestSearch {
  /** Similarities, descending, `k` a query; indices into the reference alike. */
  search(queries: Float32Array, k: number): Promise<{ similarities: Float32Array; indices: Float64Array }>;
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
  /** How many answers there are, and the share of them that was right. */
  readonly answers: Float64Array;
  readonly shareCorrect: Float64Array;
  /** Glicko-2 rating and its deviation. */
  readonly rating: Float64Array;
  readonly deviation: Float64Array;
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

/** Work that gives no scores yet: which part of it is done, from 0 to 1. */
export interface Preparation {
  readonly preparing: string;
  readonly done: number;
}

/** A definition of hardness. */
export interface Measure {
  /** What commands and files call it: `learningCurve`. */
  readonly id: string;
  /** What people read while it runs and in messages: "learning curve". */
  readonly title: string;
  /** Raised when its scores change: old ones are then computed anew. */
  readonly version: number;
  /** `record`: a score depends on its record alone. `dataset`: on all records. */
  readonly scope: 'record' | 'dataset';
  readonly needs: readonly Need[];
  /** The fields that its scores depend on: where another is mapped anew, they stay. */
  readonly reads: readonly Role[];
  /** One sentence for help and README. */
  readonly summary: string;
  /** Why it cannot be computed for such a dataset, as a half sentence; undefined where it can. */
  lacks(map: FieldMap): string | undefined;
  /** The columns it fills for such a dataset. */
  columns(map: FieldMap): readonly ColumnInfo[];
  /** Scores these examples, in their order. */
  score(examples: Examples, given: Given): AsyncIterable<Scores | Preparation>;
}

/** Whether a measure asks a slow model about one record at a time: a sample of the records can then stand for all. */
export function isSlow({ scope, needs }: Measure): boolean {
  return scope === 'record' && needs.includes('languageModel');
}

/** Whether a measure scores a record at once, needing no other and no slow model: what is done without being asked. */
export function isQuick({ scope, needs }: Measure): boolean {
  return scope === 'record' && !needs.includes('languageModel');
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
