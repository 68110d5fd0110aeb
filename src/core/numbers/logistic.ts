const perUnit = 64;
const limit = 24;
const table = Float64Array.from({ length: 2 * limit * perUnit + 1 }, (_, at) =>
  exactLogistic(at / perUnit - limit),
);

/**
 * 1 / (1 + e^−z) to 2e-11 absolutely and 2e-10 relatively, three to four times as fast as Math.exp: the nearest of 3,073 tabulated values
 * (24 KB, so that it stays in the first cache) and three terms of Taylor, whose derivatives are polynomials of the value itself.
 */
export function logistic(z: number): number {
  const place = z * perUnit + limit * perUnit;
  if (!(place >= 0 && place <= 2 * limit * perUnit)) return exactLogistic(z);
  const nearest = (place + 0.5) | 0;
  const h = (place - nearest) * (1 / perUnit);
  const p = table[nearest]!;
  const w = p * (1 - p);
  return p + h * w * (1 + h * (0.5 - p + h * (1 / 6 - w)));
}

/** 1 / (1 + e^−z) in double precision. */
export function exactLogistic(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/** log(1 + e^z), without overflow. */
export function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** log(p / (1 − p)). */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}
