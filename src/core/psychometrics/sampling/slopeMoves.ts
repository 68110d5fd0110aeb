import { emptyValue, itemValue } from './likelihood';
import { commonDensity, hyperDensity } from './scaleMoves';
import { isAccepted, isPossible, slopeAt, type State } from './state';

const point = emptyValue();

/** Moves all slopes at once: the one that items share, or how far those of their own lie apart. */
export function moveSlopes(state: State): void {
  if (state.ownSlopes) stretch(state);
  else moveCommon(state);
}

/**
 * Stretches all places about their mean together with their deviation. Where answers say little of single slopes the deviation would creep otherwise (the
 * non-centred half of Yu & Meng 2011).
 */
function stretch(state: State): void {
  const { priors, random, items } = state;
  const c = Math.exp((1.7 * random.normal()) / Math.sqrt(2 * items.length));
  const next = { ...priors, slope: priors.slope * c };
  const placed = (at: number): number => priors.slopeMean + c * (at - priors.slopeMean);
  const gain = hyperDensity(next) - hyperDensity(priors);
  if (takes(state, placed, gain)) state.priors = next;
}

function moveCommon(state: State): void {
  const { priors, random, responses, place, items } = state;
  // An answer informs on log a by about 0.15.
  const by = (2 * random.normal()) / Math.sqrt(1 + 0.15 * responses.cells);
  const at = place[items[0]!]!;
  takes(state, (from) => from + by, commonDensity(priors, at + by) - commonDensity(priors, at));
}

/** Takes all places elsewhere if that is accepted. `gain`: how much likelier that is before any answer is looked at, a logarithm. */
function takes(state: State, placed: (at: number) => number, gain: number): boolean {
  const { items, place, slope, priors, likelihood } = state;
  const values = new Float64Array(likelihood.length);
  let sum = gain;
  for (const item of items) {
    const a = slopeAt(priors, placed(place[item]!));
    values[item] = isPossible(a) ? valueAt(state, item, a) : -Infinity;
    sum += values[item] - likelihood[item]!;
  }
  if (!isAccepted(state, sum)) return false;
  likelihood.set(values);
  place.forEach((at, item) => {
    place[item] = placed(at);
    slope[item] = slopeAt(priors, place[item]);
  });
  return true;
}

function valueAt({ responses, intercept, ability }: State, item: number, a: number): number {
  itemValue(responses.columns, item, a, intercept[item]!, ability, point);
  return point.value;
}
