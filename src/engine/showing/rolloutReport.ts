import { usualGroup } from '../../core/psychometrics/rollouts/groupSizes';
import { countLearnable, leastSignal } from '../../core/mixture/learnable';
import { passRateBins, type RowTries } from '../../core/mixture/passRateBins';
import type { Values } from '../../core/numbers/values';
import type { PolicyReport, RolloutReport } from '../../core/mixture/rolloutReport';
import { signalsOf } from '../../core/psychometrics/rollouts/signals';
import type { StoredAnswers, StoredCalibration } from '../calibrating/storedCalibration';
import type { Workplace } from '../workplace/workplace';
import { policiesOf, type PolicyTries } from './policyTries';
import { rowDomains, type RowDomains } from './rowDomains';

/** So many policies are told of, those with the most tries. */
const mostPolicies = 8;

/**
 * What the tries of policies at the rows of a dataset come to: of one respondent by the same figures as the measure
 * passRate, and of several where they tried most items more than once. Undefined where the responses are no such tries.
 */
export async function rolloutReport(
  place: Workplace,
  answers: () => Promise<StoredAnswers | undefined>,
  signal: AbortSignal,
): Promise<RolloutReport | undefined> {
  const { calibration, join } = await place.inputs.responses.joined();
  const all = await policiesOf(calibration, answers);
  if (all.length === 0) return undefined;
  const policies = all.slice(0, mostPolicies);
  const tried = Uint32Array.from(
    [...join.itemOfRow.keys()].filter((row) => (join.itemOfRow[row] ?? -1) >= 0),
  );
  const domains = await rowDomains(place.file, tried, signal);
  return {
    group: usualGroup,
    leastSignal,
    policies: policies.map((policy) => policyReport(policy, join.itemOfRow, domains)),
    others: all.length - policies.length,
    ...besides(calibration),
    domains: domains && { field: domains.field, names: domains.names, others: domains.others },
  };
}

function policyReport(
  { name, right, tries }: PolicyTries,
  itemOfRow: ArrayLike<number>,
  domains: RowDomains | undefined,
): PolicyReport {
  const signals = signalsOf(usualGroup, { right, tries });
  const rows = byRow(itemOfRow, (item) => (tries[item]! > 0 ? item : -1));
  const of: RowTries = {
    share: Float64Array.from(rows, (item) => right[item]! / tries[item]!),
    tries: Float64Array.from(rows, (item) => tries[item] ?? NaN),
    signal: Float64Array.from(rows, (item) => signals[item] ?? NaN),
  };
  const [least, most] = extremes(of.tries);
  return {
    name,
    tries: { least, most },
    bins: passRateBins(of),
    counts: countLearnable(of.signal, of.share, leastSignal),
    domains: (domains?.rows ?? []).map((some) =>
      countLearnable(
        Float64Array.from(some, (row) => of.signal[row]!),
        Float64Array.from(some, (row) => of.share[row]!),
        leastSignal,
      ),
    ),
  };
}

/** The item of each row that the policy tried, -1 where there is none. */
function byRow(itemOfRow: ArrayLike<number>, tried: (item: number) => number): Int32Array {
  return Int32Array.from(itemOfRow, (item) => (item >= 0 ? tried(item) : -1));
}

function extremes(values: Values): [least: number, most: number] {
  let [least, most] = [NaN, NaN];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!(least <= value)) least = value;
    if (!(most >= value)) most = value;
  }
  return [least, most];
}

/** What the log says of all tries together, each item with the weight of its tries. */
function besides({ tries, items }: StoredCalibration): Pick<RolloutReport, 'unfinished' | 'outputTokens'> {
  return {
    unfinished: meanBy(items.attempts, tries?.unfinished),
    outputTokens: meanBy(items.attempts, tries?.outputTokens),
  };
}

function meanBy(weights: Float64Array, values: Float64Array | undefined): number | undefined {
  let [sum, weight] = [0, 0];
  values?.forEach((value, item) => {
    if (!Number.isNaN(value)) [sum, weight] = [sum + value * weights[item]!, weight + weights[item]!];
  });
  return weight > 0 ? sum / weight : undefined;
}
