import { groupSizes, signalColumn } from '../psychometrics/rollouts/groupSizes';
import { passRateOf, posteriorOf, signalAt } from '../psychometrics/rollouts/passRate';
import { fittedPrior } from '../psychometrics/rollouts/prior';
import { scoreEach, type ColumnInfo, type ExampleResponses, type Measure } from './measure';

const columns: readonly ColumnInfo[] = [
  { id: 'passRate', title: 'pass rate', unit: 'share', direction: -1 },
  { id: 'passRateMean', title: 'pass rate, posterior mean', unit: 'share', direction: -1 },
  { id: 'passRateLow', title: 'pass rate, 95% at least', unit: 'share', direction: -1 },
  { id: 'passRateHigh', title: 'pass rate, 95% at most', unit: 'share', direction: -1 },
  { id: 'attempts', title: 'tries', unit: 'tries', direction: 0 },
  ...groupSizes.map((size) => ({
    ...{ id: signalColumn(size), title: `chance that ${size} tries differ` },
    ...{ unit: 'probability', direction: 0 as const },
  })),
  { id: 'unfinished', title: 'tries cut off or failed', unit: 'share', direction: 0 },
  { id: 'outputTokens', title: 'tokens a try writes', unit: 'tokens', direction: 0 },
  { id: 'keyDisagreement', title: 'unsolved tries that agree', unit: 'share', direction: 0 },
];

/**
 * How often a policy solves an example, from its tries: the share, what is known of the chance behind it (a Beta
 * posterior whose prior is fitted to all items), and the chance that the next group of tries is not all alike, by the
 * size of the group. Of several respondents, and of answers scored in part, there is no one chance: only the share is told.
 */
export const passRate: Measure = {
  id: 'passRate',
  title: 'pass rate',
  version: 2,
  family: 'responses',
  scope: 'dataset',
  needs: ['responses'],
  reads: ['question', 'key'],
  summary:
    'How often a model solved it, with a 95% interval, and the chance that the next 4, 8, 16, 32 or 64 tries differ (signalAt8), from rollouts.',
  plainly: 'How often a model solved the example, from imported rollouts, and how sure that is.',
  lacks: () => undefined,
  columns: () => columns,
  async *score(examples, given) {
    const responses = await given.responses();
    const items = itemScores(responses);
    for await (const batch of examples.batches())
      yield scoreEach(batch, columns.length, ({ row }, put) => {
        const item = responses.itemOfRow[row] ?? -1;
        if (item >= 0) items(item).forEach((value, at) => put(at, value));
      });
  },
};

/** The columns' values of an item. */
function itemScores({
  attempts,
  shareCorrect,
  respondents,
  tries,
}: ExampleResponses): (item: number) => number[] {
  const right = shareCorrect.map((share, item) => share * attempts[item]!);
  // Scores in part are no tries: how many stand behind .6 is not known.
  const areTries = respondents === 1 && right.every((count) => isWhole(count));
  const prior = fittedPrior({ right, tries: attempts });
  const known = new Map<string, number[]>();
  const chances = (k: number, n: number): number[] => {
    const posterior = posteriorOf(k, areTries ? n : 0, prior);
    const { mean, low, high } = passRateOf(posterior);
    return [mean, low, high, n, ...groupSizes.map((size) => signalAt(size, posterior))];
  };
  return (item) => {
    const [k, n] = [right[item]!, attempts[item]!];
    const name = `${k} ${n}`;
    if (!known.has(name)) known.set(name, chances(k, n));
    const besides = [tries?.unfinished, tries?.outputTokens, tries?.agreement];
    return [shareCorrect[item]!, ...known.get(name)!, ...besides.map((values) => values?.[item] ?? NaN)];
  };
}

function isWhole(count: number): boolean {
  return Number.isNaN(count) || Math.abs(count - Math.round(count)) < 1e-6;
}
