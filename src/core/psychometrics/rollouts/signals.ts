import { posteriorOf, signalAt } from './passRate';
import { fittedPrior, type Tries } from './prior';

/** By prompt, the chance that the next group of one policy's tries is not all alike; NaN without a try. */
export function signalsOf(group: number, given: Tries): Float64Array {
  const prior = fittedPrior(given);
  const known = new Map<string, number>();
  return Float64Array.from(given.tries, (tries, at) => {
    const name = `${given.right[at]} ${tries}`;
    const signal = known.get(name) ?? signalAt(group, posteriorOf(given.right[at]!, tries, prior));
    known.set(name, signal);
    return signal;
  });
}
