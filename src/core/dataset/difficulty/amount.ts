const plainNumber = /^[*~≈]?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\+?$/;
const grouped = /^[*~≈]?\s*([+-]?[1-9]\d{0,2}(?:[, '’]\d{3})+(?:\.\d+)?)$/;
const decimalComma = /^([+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+)$/;
const outOf = /^(\d+(?:\.\d+)?)\s*(?:\/|out of|of|von|sur|de)\s*\d+$/;

/** The number that a folded text is: `7`, `1e3`, `*1800`, `1,200`, `4/5`. NaN where it is none. */
export function amountOf(text: string): number {
  const written = plainNumber.exec(text)?.[1] ?? outOf.exec(text)?.[1];
  if (written !== undefined) return finite(Number(written));
  const groups = grouped.exec(text)?.[1];
  return groups === undefined ? NaN : finite(Number(groups.replace(/[, '’]/g, '')));
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
