/** What surveys and tests write for an answer that is missing: not reached, omitted, not presented. */
const code = /^-?(?:[6789]|[6789][6789]|[6789][6789][6789]|9999)$|^-[1-5]$/;
/** A scale of more levels is none of points that codes stand beside. */
const mostLevel = 10;
const leastGap = 3;

/** Those of some whole scores, ascending, that may be codes for a missing answer, as they stand apart from the rest (0, 1, 9). */
export function missingCodes(values: readonly number[]): number[] {
  const levels = values.filter((value) => value >= 0 && !isHighCode(value));
  const most = levels.at(-1) ?? NaN;
  const rest = values.filter((value) => value < 0 || value > most);
  const areLevels = levels[0] === 0 && most >= 1 && most <= mostLevel && levels.every(Number.isInteger);
  const isApart = rest.every((value) => value < 0 || value - most >= leastGap);
  const areBetween = levels.length + rest.length === values.length;
  return areLevels && isApart && areBetween && rest.every((value) => code.test(String(value))) ? rest : [];
}

function isHighCode(value: number): boolean {
  return value > 0 && code.test(String(value));
}

/** Whether a value is one of those that are said to stand for no answer; undefined where none is said to. */
export function isCodeOf(missing: readonly string[] | undefined): ((value: unknown) => boolean) | undefined {
  if (missing === undefined) return undefined;
  const codes = new Set(missing.map(plain));
  return (value) => codes.has(plain(value));
}

function plain(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value).trim().toLowerCase();
  return /^-?\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text;
}
