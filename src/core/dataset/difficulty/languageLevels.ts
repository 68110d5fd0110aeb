const cefr = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'];

/** A level of the Common European Framework of Reference, or a range of them: A1 is 1, C2 is 6. NaN where it is none. */
export function cefrOf(text: string): number {
  const range = /^([abc][12])\s?[-/]\s?([abc][12])$/.exec(text);
  if (range) return (cefrOf(range[1]!) + cefrOf(range[2]!)) / 2;
  const one = /^(?:cefr\s*)?(?:level\s*)?(pre\s?-?)?\s*([abc][12]|a0)(?:\s?(\+|-)|\.(\d))?$/.exec(text);
  if (!one) return NaN;
  const [, pre, level = '', sign, part] = one;
  const base = cefr.indexOf(level) + 1;
  if (pre) return base - 0.5;
  if (part !== undefined) return base + Number(part) / 10;
  return base + (sign === '+' ? 0.5 : sign === '-' ? -0.25 : 0);
}

/** A level of the Japanese-Language Proficiency Test, of which N5 is the easiest: N5 is 1, N1 is 5. NaN where it is none. */
export function jlptOf(text: string): number {
  const level = /^(?:jlpt)?[\s-]*n?\s?([1-5])$/.exec(text);
  return level && /n|jlpt/.test(text) ? 6 - Number(level[1]) : NaN;
}

/** A rank of kyu, of which 1 is the hardest, or dan, of which it is the easiest: 8 kyu is -8, 1 dan is 1. NaN where it is none. */
export function kyuOf(text: string): number {
  const first = /^(準|准|pre-?)?\s*(\d{1,2})\s*(?:-|th|st|nd|rd)?\s*(kyus?|k|級|급|dans?|d|段|단)$/.exec(
    text,
  );
  const last = /^(kyu|dan)[\s-]*(\d{1,2})$/.exec(text);
  if (text === '初段') return 1;
  if (!first && !last) return NaN;
  const rank = Number(first?.[2] ?? last?.[2]);
  const unit = (first?.[3] ?? last?.[1])!;
  if (/^(d|段|단)/.test(unit)) return rank;
  return -rank - (first?.[1] ? 0.5 : 0);
}
