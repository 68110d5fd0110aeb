const plainNumber = /^[*~≈]?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\+?$/;
const grouped = /^[*~≈]?\s*([+-]?[1-9]\d{0,2}(?:[, '’]\d{3})+(?:\.\d+)?)$/;
const decimalComma = /^([+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+)$/;
const outOf = /^(\d+(?:\.\d+)?)\s*(?:\/|out of|of|von|sur|de)\s*(\d+)$/;

/** The number that a folded text is: `7`, `1e3`, `*1800`, `1,200`, `4/5`. NaN where it is none. */
export function amountOf(text: string): number {
  const written = plainNumber.exec(text)?.[1] ?? outOf.exec(text)?.[1];
  if (written !== undefined) return finite(Number(written));
  const groups = grouped.exec(text)?.[1];
  return groups === undefined ? NaN : finite(Number(groups.replace(/[, '’]/g, '')));
}

/** The two numbers of a folded text that counts some of a whole: `3/8`, `4 out of 5`. Undefined where it does not, or counts more than all. */
export function countOutOf(text: string): { readonly count: number; readonly all: number } | undefined {
  const [, count = NaN, all = NaN] = (outOf.exec(text) ?? []).map(Number);
  return count <= all && all > 1 ? { count, all } : undefined;
}

/** The share of a whole that a folded text counts: .375 for `3/8`. NaN where it counts none. */
export function shareOutOf(text: string): number {
  const counted = countOutOf(text);
  return counted ? counted.count / counted.all : NaN;
}

/** The number that a folded text is where the comma is the decimal sign: `2,5`, `1.200,5`, `3`. */
export function commaAmountOf(text: string): number {
  const written = decimalComma.exec(text)?.[1];
  if (written === undefined) return /^[+-]?\d+$/.test(text) ? finite(Number(text)) : NaN;
  return finite(Number(written.replaceAll('.', '').replace(',', '.')));
}

/** The number before a percent sign: `12%`, `12,5 %`. */
export function percentOf(text: string): number {
  const written = /^(.+?)\s*[%٪]$/.exec(text)?.[1];
  if (written === undefined) return NaN;
  const amount = amountOf(written);
  return Number.isNaN(amount) || /^\d+,\d+$/.test(written) ? commaAmountOf(written) : amount;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
