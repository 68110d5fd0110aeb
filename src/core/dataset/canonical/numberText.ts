/**
 * A double in canonical JSON: the fewest digits that give it back, as JavaScript prints them, with the sign of -0. What JSON
 * has no number for is one of the texts "NaN", "Infinity" and "-Infinity".
 */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The same for a number of single precision: the fewest digits that give back that single. */
export function singleText(value: number): string {
  return doubleText(Number.isFinite(value) && value !== 0 ? shortestSingle(value) : value);
}

/** The double nearest to the shortest decimal that rounds to this single. */
function shortestSingle(value: number): number {
  // Six digits always find a shorter one again, but for the smallest numbers, which have fewer.
  for (let digits = isSubnormal(value) ? 1 : 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}

function isSubnormal(value: number): boolean {
  return Math.abs(value) < 2 ** -126;
}

/** A decimal in full: an integer that counts steps of 10 to the power of -scale, with every digit of the scale. */
export function decimalText(steps: bigint, scale: number): string {
  if (scale === 0) return String(steps);
  const digits = String(steps < 0n ? -steps : steps).padStart(scale + 1, '0');
  return `${steps < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
