import { logGamma } from './gamma';

/** The chance that a χ² of `df` degrees of freedom exceeds `value`; NaN without degrees of freedom. */
export function chiSquareTail(value: number, df: number): number {
  if (!(df > 0) || Number.isNaN(value)) return NaN;
  return value <= 0 ? 1 : upperGamma(df / 2, value / 2);
}

/** Q(a, x), the regularised upper incomplete gamma function: a series below a + 1, Lentz's continued fraction above (Press et al. 2007, 6.2). */
function upperGamma(a: number, x: number): number {
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n++) sum += term *= x / (a + n);
    return 1 - sum * scale;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1, factor = 0; Math.abs(factor - 1) > 1e-15 && n < 10_000; n++) {
    const an = n * (a - n);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= factor = c * d;
  }
  return h * scale;
}
