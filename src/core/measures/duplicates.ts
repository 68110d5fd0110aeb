import type { Example } from '../dataset/example';
import { candidatePairs, type CandidatePairs, type Pair } from '../text/candidatePairs';
import { DuplicateGroups } from '../text/duplicateGroups';
import { answerHash, DuplicateIndex } from '../text/duplicateIndex';
import { scoreEach, type Measure } from './measure';
import { jaccard, normal, shinglesOf } from '../text/shingles';
import { slices } from '../dataset/slices';
import type { Examples } from '../dataset/examples';
import type { Preparation } from '../pace/preparation';

const comparedAtOnce = 1024;
const pairsAtOnce = 2 ** 16;

/** From this similarity on two questions are near-duplicates. */
export const nearDuplicate = 0.7;

/**
 * Questions that stand in the dataset more than once, to the word or nearly: the Jaccard similarity of their word
 * 3-grams is .7 or more (Broder 1997; Lee et al. 2022, "Deduplicating Training Data", take 5-grams of long documents).
 * Candidates come from MinHash keys, each pair of them is compared exactly. `duplicateSimilarity` is that of the
 * nearest one, 0 where none reaches .7; `duplicates` how many others its group has; `duplicateGroup` the number of that
 * group; `labelConflict` 1 where a duplicate has a conflicting answer: another class, another of the choices both have, or
 * another final answer. Only questions that differ in nothing but small words (articles, prepositions) contradict each
 * other; free text never does: unknown.
 */
export const duplicates: Measure = {
  id: 'duplicates',
  title: 'duplicates',
  version: 2,
  family: 'words',
  scope: 'dataset',
  needs: [],
  reads: ['question', 'context', 'answer', 'solution', 'choices', 'label'],
  summary:
    'Questions that occur again, word for word or nearly (Jaccard similarity of word 3-grams at least .7), and whether the answers conflict.',
  plainly: 'Questions that occur again, word for word or nearly, and whether the answers conflict.',
  lacks: (map) => (map.question.length > 0 ? undefined : 'no question is known'),
  columns: () => [
    { id: 'duplicateSimilarity', title: 'nearest duplicate', unit: 'Jaccard similarity', direction: 0 },
    { id: 'duplicates', title: 'duplicates', unit: 'rows', direction: 0 },
    { id: 'duplicateGroup', title: 'group of duplicates', unit: 'number', direction: 0, isName: true },
    { id: 'labelConflict', title: 'conflicting answer', unit: 'yes or no', direction: 0 },
  ],
  async *score(examples, { all }) {
    const index = yield* indexOf(all);
    const pairs = yield* stepsOf(candidatePairs(index.keys, index.count));
    const asked = yield* askedIn(pairs, index, all);
    const groups = new DuplicateGroups(index);
    let compared = 0;
    for (const pair of pairs) {
      compare(pair, { index, asked, groups });
      if (++compared % comparedAtOnce === 0)
        yield { preparing: 'comparing duplicates', done: compared / pairs.size };
    }
    for await (const batch of slices(examples))
      yield scoreEach(batch, 4, ({ row }, put) =>
        groups.valuesOf(row).forEach((value, column) => put(column, value)),
      );
  },
};

/** What a node that has a candidate asks, and the hashes of its choices. */
interface Asked {
  readonly shingles: Uint32Array;
  readonly choices: readonly number[];
}

async function* indexOf(all: Examples): AsyncGenerator<Preparation, DuplicateIndex> {
  const index = new DuplicateIndex(all.count);
  let read = 0;
  for await (const batch of slices(all)) {
    for (const example of batch) index.add(example);
    read += batch.length;
    yield { preparing: 'hashing questions', done: read / all.count };
  }
  return index;
}

function* stepsOf(pairs: Generator<number, CandidatePairs>): Generator<Preparation, CandidatePairs> {
  let step = pairs.next();
  for (; !step.done; step = pairs.next()) yield { preparing: 'looking for duplicates', done: step.value };
  return step.value;
}

/** Reads the questions that have candidates once more. */
async function* askedIn(
  pairs: CandidatePairs,
  { firstRow, nodeOfRow }: DuplicateIndex,
  all: Examples,
): AsyncGenerator<Preparation, ReadonlyMap<number, Asked>> {
  const wanted = new Set<number>();
  let taken = 0;
  for (const [one, other] of pairs) {
    wanted.add(one).add(other);
    if (++taken % pairsAtOnce === 0) yield { preparing: 'reading duplicates', done: 0 };
  }
  const asked = new Map<number, Asked>();
  if (wanted.size === 0) return asked;
  for await (const batch of slices(all)) {
    for (const example of batch) {
      const node = nodeOfRow[example.row]!;
      if (wanted.has(node) && firstRow[node] === example.row) asked.set(node, askedBy(example));
    }
    yield { preparing: 'reading duplicates', done: asked.size / wanted.size };
  }
  return asked;
}

function askedBy(example: Example): Asked {
  const choices = example.choices.map((choice) => answerHash(normal(choice)));
  return { shingles: shinglesOf(example), choices };
}

interface Comparison {
  readonly index: DuplicateIndex;
  readonly asked: ReadonlyMap<number, Asked>;
  readonly groups: DuplicateGroups;
}

function compare([one, other]: Pair, { index, asked, groups }: Comparison): void {
  const [first, second] = [asked.get(one)!, asked.get(other)!];
  const similarity = jaccard(first.shingles, second.shingles);
  if (similarity < nearDuplicate) return;
  const answers = [index.answers[index.firstRow[one]!]!, index.answers[index.firstRow[other]!]!] as const;
  const differ = answers[0] !== 0 && answers[1] !== 0 && answers[0] !== answers[1];
  const sameQuestion = index.telling[one] === index.telling[other];
  groups.join(one, other, similarity, differ && sameQuestion && bothOffer(answers, first, second));
}

/** Whether each of two questions has the other's answer among its choices; so it is where there are none. */
function bothOffer([one, other]: readonly [number, number], first: Asked, second: Asked): boolean {
  return (
    (first.choices.length === 0 || first.choices.includes(other)) &&
    (second.choices.length === 0 || second.choices.includes(one))
  );
}
