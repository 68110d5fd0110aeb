import { betaQuantile, betaShare } from '../../numbers/beta';
import { gaussLegendre } from '../../numbers/gaussLegendre';
import type { PassRate, Posterior } from './passRate';

const nodes = gaussLegendre(64);

/**
 * The posterior of how much more often a prompt is solved in one run than in an earlier one: mean and 95% interval of
 * the difference of two independent Beta variables, by quadrature over the quantiles of the earlier one (to about 1e-3).
 */
export function differenceOf(earlier: Posterior, later: Posterior): PassRate {
  const mean = later.a / (later.a + later.b) - earlier.a / (earlier.a + earlier.b);
  if (Number.isNaN(mean)) return { mean, low: NaN, high: NaN };
  const points = nodes.map(({ at, weight }) => ({ at: betaQuantile(at, earlier.a, earlier.b), weight }));
  const below = (difference: number): number =>
    points.reduce((sum, { at, weight }) => sum + weight * betaShare(at + difference, later.a, later.b), 0);
  return { mean, low: crossing(below, 0.025), high: crossing(below, 0.975) };
}

/** Whether a prompt has crossed the bar between two runs: the later interval lies above it, the earlier one lay below. */
export function hasGraduated(earlier: PassRate, later: PassRate, bar: number): boolean {
  return earlier.high < bar && later.low > bar;
}

/** Where a share that grows from −1 to 1 comes to `level`. */
function crossing(below: (difference: number) => number, level: number): number {
  let [low, high] = [-1, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (below(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
