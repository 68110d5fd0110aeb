import { passRateOf, posteriorOf, type PassRate } from './passRate';
import { fittedPrior, type BetaPrior, type Tries } from './prior';
import { differenceOf, hasGraduated } from './twoRuns';

/** What two runs say of a prompt. */
export interface ComparedPrompt {
  readonly before: PassRate;
  readonly after: PassRate;
  /** How much more often it is solved in the later run. */
  readonly difference: PassRate;
  /** Whether it crossed the bar: the interval of the earlier run lies below it, that of the later one above. */
  readonly graduated: boolean;
}

/**
 * Compares two runs prompt by prompt, each with a prior of its own that is fitted to all its prompts; NaN where a prompt
 * was tried in one run alone. Prompts with the same tries are compared once.
 */
export function comparedRuns(before: Tries, after: Tries, bar: number): (prompt: number) => ComparedPrompt {
  const priors = [before, after].map(fittedPrior) as [BetaPrior, BetaPrior];
  const known = new Map<string, ComparedPrompt>();
  return (prompt) => {
    const [k, n, l, m] = [
      before.right[prompt]!,
      before.tries[prompt]!,
      after.right[prompt]!,
      after.tries[prompt]!,
    ];
    const name = `${k} ${n} ${l} ${m}`;
    const found =
      known.get(name) ?? compared(posteriorOf(k, n, priors[0]), posteriorOf(l, m, priors[1]), bar);
    known.set(name, found);
    return found;
  };
}

function compared(
  earlier: ReturnType<typeof posteriorOf>,
  later: ReturnType<typeof posteriorOf>,
  bar: number,
): ComparedPrompt {
  const [before, after] = [passRateOf(earlier), passRateOf(later)];
  return {
    ...{ before, after, difference: differenceOf(earlier, later) },
    graduated: hasGraduated(before, after, bar),
  };
}
