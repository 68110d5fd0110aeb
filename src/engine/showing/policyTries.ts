import type { StoredAnswers, StoredCalibration } from '../calibrating/storedCalibration';

/** One policy's tries by item: how many there were, and how many of them were right. */
export interface PolicyTries {
  readonly name: string;
  readonly right: Float64Array;
  readonly tries: Float64Array;
}

/** From so many tries an item on, in the mean, several respondents are policies and not people or models that answered once. */
const leastTries = 2;

/** The policies among respondents, the one with the most tries first: the only respondent, or several that tried items repeatedly. */
export async function policiesOf(
  { items, respondents }: StoredCalibration,
  answers: () => Promise<StoredAnswers | undefined>,
): Promise<PolicyTries[]> {
  const { attempts, pCorrect } = items;
  const [only] = respondents.names;
  if (only !== undefined && respondents.names.length === 1)
    return [{ name: only, tries: attempts, right: pCorrect.map((share, item) => share * attempts[item]!) }];
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  if (sum(attempts) < leastTries * sum(items.respondents)) return [];
  const kept = await answers();
  if (!kept) return [];
  return respondents.names
    .map((name, at) => ({ name, ...triesOf(kept, at) }))
    .sort((one, other) => sum(other.tries) - sum(one.tries));
}

function triesOf(
  { start, respondent, correct, attempts }: StoredAnswers,
  policy: number,
): Omit<PolicyTries, 'name'> {
  const items = start.length - 1;
  const [right, tries] = [new Float64Array(items), new Float64Array(items)];
  for (let item = 0; item < items; item++)
    for (let at = start[item]!; at < start[item + 1]!; at++) {
      if (respondent[at] !== policy) continue;
      right[item]! += correct[at]!;
      tries[item]! += attempts[at]!;
    }
  return { right, tries };
}
