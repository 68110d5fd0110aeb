import { logGamma } from './gamma';

/** I_x(a, b), the chance that a Beta(a, b) variable is at most x: the regularised incomplete beta function, for a, b > 0. */
export function betaShare(x: number, a: number, b: number): number {
  if (Number.isNaN(x + a + b)) return NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // Lentz's continued fraction converges fast below the mean; above it the other tail is summed (Press et al. 2007, 6.4).
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, a, b) : 1 - lowerTail(1 - x, b, a);
}

/** The value that a Beta(a, b) variable stays below with chance `share`: the inverse of `betaShare`, to 1e-12 relatively. */
export function betaQuantile(share: number, a: number, b: number): number {
  if (!(share >= 0 && share <= 1) || Number.isNaN(a + b)) return NaN;
  if (share === 0 || share === 1) return share;
  return share <= betaShare(0.5, a, b) ? lowerQuantile(share, a, b) : 1 - lowerQuantile(1 - share, b, a);
}

function lowerTail(x: number, a: number, b: number): number {
  const log = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(log) / a) * fraction(x, a, b);
}

const tiny = 1e-300;
/** About √max(a, b) terms are needed near the mean. */
const mostTerms = 100_000;

function fraction(x: number, a: number, b: number): number {
  const floored = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / floored(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1, factor = 0; Math.abs(factor - 1) > 1e-15 && m < mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / floored(1 + even * d);
    c = floored(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / floored(1 + odd * d);
    c = floored(1 + odd / c);
    h *= factor = d * c;
  }
  return h;
}

/** A quantile of at most ½, by Newton's method on log x, which bisection keeps within bounds. */
function lowerQuantile(share: number, a: number, b: number): number {
  const norm = logGamma(a + b) - logGamma(a) - logGamma(b);
  let [low, high] = [-744, Math.log(0.5)];
  let log = Math.min(high, Math.max(low, (Math.log(share) + Math.log(a) - norm) / a));
  for (let step = 0; step < 200 && high - low > 1e-13; step++) {
    const x = Math.exp(log);
    const beyond = betaShare(x, a, b) - share;
    if (beyond > 0) high = log;
    else low = log;
    const slope = Math.exp(norm + a * log + (b - 1) * Math.log1p(-x));
    const next = log - beyond / slope;
    const moved = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(moved - log) < 1e-14 * Math.abs(log)) return Math.exp(moved);
    log = moved;
  }
  return Math.exp(log);
}
