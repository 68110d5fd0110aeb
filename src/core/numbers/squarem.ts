/**
 * The point to which two steps of a slow iteration lead, extrapolated (SQUAREM, scheme S3 of Varadhan & Roland 2008): from x₀ over x₁ and x₂ with
 * r = x₁ − x₀ and v = x₂ − 2x₁ + x₀ to x₀ + 2λr + λ²v, λ = |r|/|v|. Undefined where the steps do not slow down alike.
 */
export function extrapolated(
  zero: Float64Array,
  one: Float64Array,
  two: Float64Array,
): Float64Array | undefined {
  let first = 0;
  let second = 0;
  for (let at = 0; at < zero.length; at++) {
    first += (one[at]! - zero[at]!) ** 2;
    second += (two[at]! - 2 * one[at]! + zero[at]!) ** 2;
  }
  const length = Math.sqrt(first / second);
  if (!(length > 1)) return undefined;
  return zero.map((from, at) => {
    const r = one[at]! - from;
    return from + 2 * length * r + length * length * (two[at]! - 2 * one[at]! + from);
  });
}
