/** One player's new rating (Glickman 2013, steps 5 to 8), from what a period's matches say of it. */

/** What is assumed of a player nobody has seen, and how fast volatility may change. */
export interface GlickoSettings {
  readonly rating: number;
  readonly deviation: number;
  readonly volatility: number;
  /** The system constant τ: 0.3 to 1.2, smaller where surprising results should change volatility less. */
  readonly tau: number;
}

/** One player's strength: an item's is its difficulty. */
export interface Rating {
  readonly rating: number;
  readonly deviation: number;
  readonly volatility: number;
}

/** 400 / ln 10: from the paper's scale to the usual one. */
export const glickoScale = 173.7178;

/** The rating after a period whose matches sum to Σ g²E(1−E) = `information` (above 0) and Σ g(s−E) = `surprise`. */
export function ratingAfter(before: Rating, information: number, surprise: number, tau: number): Rating {
  const phi = before.deviation / glickoScale;
  const v = 1 / information;
  const sigma = newVolatility({ sigma: before.volatility, phi, v, delta: v * surprise, tau });
  // Steps 6 and 7.
  const grown = Math.sqrt(phi * phi + sigma * sigma);
  const newPhi = 1 / Math.sqrt(1 / (grown * grown) + information);
  return {
    rating: before.rating + glickoScale * newPhi * newPhi * surprise,
    deviation: glickoScale * newPhi,
    volatility: sigma,
  };
}

/**
 * The deviation after so many periods without a match: step 6, as often. It stops at a new player's, as in Glicko-1; the
 * paper sets no limit.
 */
export function idleDeviation(before: Rating, periods: number, settings: GlickoSettings): number {
  const growth = glickoScale * glickoScale * before.volatility * before.volatility * periods;
  const grown = Math.sqrt(before.deviation * before.deviation + growth);
  return Math.max(before.deviation, Math.min(grown, settings.deviation));
}

interface VolatilityProblem {
  readonly sigma: number;
  readonly phi: number;
  readonly v: number;
  readonly delta: number;
  readonly tau: number;
}

/** The paper's convergence tolerance ε. */
const tolerance = 1e-6;

/** Step 5: the new volatility by the Illinois algorithm. */
function newVolatility({ sigma, phi, v, delta, tau }: VolatilityProblem): number {
  const a = Math.log(sigma * sigma);
  const spread = phi * phi + v;
  const f = (x: number): number => {
    const e = Math.exp(x);
    return (e * (delta * delta - spread - e)) / (2 * (spread + e) ** 2) - (x - a) / (tau * tau);
  };
  let low = a;
  let high = upperBound(f, a, delta * delta - spread, tau);
  let fLow = f(low);
  let fHigh = f(high);
  while (Math.abs(high - low) > tolerance) {
    const middle = low + ((low - high) * fLow) / (fHigh - fLow);
    const fMiddle = f(middle);
    if (fMiddle * fHigh <= 0) [low, fLow] = [high, fHigh];
    else fLow /= 2;
    [high, fHigh] = [middle, fMiddle];
  }
  return Math.exp(low / 2);
}

/** Step 5.2: the other end of the interval that holds the solution. */
function upperBound(f: (x: number) => number, a: number, excess: number, tau: number): number {
  if (excess > 0) return Math.log(excess);
  let steps = 1;
  while (f(a - steps * tau) < 0) steps++;
  return a - steps * tau;
}
