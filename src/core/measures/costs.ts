import type { Measure } from './measure';
import type { PlannedPart } from '../pace/timeLeft';

/** How much there is for a measure to do. */
export interface WorkSize {
  /** All records, and those that it has no score for. */
  readonly rows: number;
  readonly missing: number;
  /** The mean size of a record in bytes. */
  readonly bytes: number;
}

type Costs = (size: WorkSize) => readonly PlannedPart[];

const micro = 1e-6;

/** Microseconds a byte of the records: to read them, to count words, to count words and tokens, to hash word 3-grams. */
const read = 0.04;
const words = 0.05;
const tokens = 0.9;
const shingles = 0.14;
/** Microseconds a row: to keep its scores, to read its vector, to have it ready for a head. */
const kept = 45;
const vector = 8;
const headRow = 200;
/** Microseconds a pair: to compare two vectors, and to find the nearest of some centroids in every round. */
const pair = 0.011;
const assigned = 1.4;

/** Parts by their names, each with its microseconds. */
function parts(costs: Readonly<Record<string, number>>): PlannedPart[] {
  return Object.entries(costs).map(([name, cost]) => ({ name, cost: cost * micro }));
}

const drawing = ({ rows, bytes }: WorkSize): Record<string, number> => ({
  'drawing a sample': rows * bytes * read,
});

const perRow =
  (microseconds: number): Costs =>
  ({ missing, bytes }) =>
    parts({ '': missing * (kept + microseconds + bytes * read) });

/** Each row is compared with a reference of so many at most. */
const compared =
  (most: number): Costs =>
  (size) => {
    const reference = Math.min(size.rows, most);
    return parts({
      ...drawing(size),
      'encoding examples': reference * 6 * vector,
      '': size.missing * (kept + vector + size.bytes * read + reference * pair),
    });
  };

/** Heads are trained on a sample of so many at most, at so many microseconds a row of it, and score every row. */
const heads =
  (most: number, training: Readonly<Record<string, number>>, scoring: number): Costs =>
  (size) => {
    const sampled = Math.min(size.rows, most);
    const trained = Object.entries(training).map(([name, cost]) => [name, sampled * cost]);
    return parts({
      ...drawing(size),
      'encoding examples': sampled * headRow,
      ...(Object.fromEntries(trained) as Record<string, number>),
      '': size.missing * (kept + headRow + scoring + size.bytes * read),
    });
  };

/** Products of all pairs of features, for the targets at first and for every row at the end. */
const amortisedParts: Costs = (size) =>
  parts({
    'drawing a sample': size.rows * 150,
    'encoding examples': Math.min(size.rows, 50_000) * 550,
    'fitting heads': 2e6,
    '': size.missing * 1400,
  });

const languageModelRow: Costs = ({ missing, bytes }) => parts({ '': missing * bytes * 200 });

/**
 * What the parts of each measure cost, in the order in which they are done and by the names that they are told under:
 * seconds of processor time, without encoding. They were measured by `node dist/bench.js costs FOLDER` (test/bench/costs.ts)
 * on GSM8K train (7,473 rows of 557 bytes, free answers) and on ARC with human difficulty (7,785 rows of 457 bytes, four
 * choices), the embedded model's vectors known. What matters is how they stand to each other: a run corrects them by the pace it
 * sees.
 */
const costs: Readonly<Record<string, Costs>> = {
  length: ({ missing, bytes }) => parts({ '': missing * (kept + bytes * tokens) }),
  rarity: ({ rows, missing, bytes }) =>
    parts({ 'counting words': rows * bytes * words, '': missing * (kept + bytes * (read + words)) }),
  prototype: (size) => {
    const sampled = Math.min(size.rows, 20_000);
    const clusters = Math.min(256, Math.sqrt(sampled / 2));
    return parts({
      ...drawing(size),
      'encoding examples': sampled * 6 * vector,
      'finding prototypes': sampled * clusters * assigned,
      '': size.missing * (kept + vector + size.bytes * read),
    });
  },
  neighbours: compared(50_000),
  probe: heads(6_250, { 'training heads': 790 }, 50),
  learningCurve: heads(2_000, { 'training on few examples': 840, 'training block by block': 1400 }, 1000),
  dynamics: heads(3_125, { 'training heads': 1400 }, 1350),
  duplicates: ({ rows, missing, bytes }) =>
    parts({
      'hashing questions': rows * bytes * shingles,
      'looking for duplicates': rows * 8,
      'reading duplicates': rows * bytes * read,
      'comparing duplicates': rows * 2,
      '': missing * (kept + bytes * read),
    }),
  neighbourDisagreement: compared(50_000),
  labelQuality: heads(
    6_250,
    { 'training heads': 740, 'comparing gradients': 93, 'weighing opinions': 45 },
    620,
  ),
  humanPredicted: amortisedParts,
  irtPredicted: amortisedParts,
  surprisal: languageModelRow,
  choice: languageModelRow,
  instructionFollowing: languageModelRow,
};

/** What the parts of a measure are expected to cost, in the order in which they are done; the last is the scoring itself. */
export function partsOf({ id }: Measure, size: WorkSize): readonly PlannedPart[] {
  return (costs[id] ?? perRow(2))(size);
}

/** Whether a measure asks the encoder for the question and each choice by itself. */
export function readsChoicesApart({ id }: Measure): boolean {
  return ['probe', 'learningCurve', 'dynamics', 'labelQuality'].includes(id);
}

/** What encoding a record may take in seconds, before it was tried: the embedded model looks vectors up, others think. */
export function secondsToEncode(bytes: number, embedded: boolean): number {
  return bytes * micro * (embedded ? 0.3 : 60);
}
