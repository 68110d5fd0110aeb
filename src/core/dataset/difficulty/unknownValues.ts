import { folded } from './folded';

const unknownWords = new Set(
  [
    'unknown, unknown difficulty, n/a, na, nan, none, null, nil, undefined, unspecified, not specified, not available, not rated,',
    'unrated, not rated yet, unranked, ungraded, unlabeled, unlabelled, tbd, todo, missing, other, ?, ??, -, --, ., ..., level ?, unbekannt, inconnu,',
    'inconnue, desconocido, desconocida, неизвестно, 未知, 暂无评定, 未评级, 暂无, 不明, なし, 미정, 없음, غير معروف, not applicable, not set, any, all, mixed',
  ]
    .join(' ')
    .split(',')
    .map((word) => folded(word))
    .filter((word) => word !== ''),
);

/** Whether a folded text says that nothing is known. */
export function saysUnknown(text: string): boolean {
  return text === '' || unknownWords.has(text);
}

/**
 * Numbers that stand for unknown among these levels: a single -1 (-9, -99 …) below levels that are never negative otherwise, 0 where the
 * rest starts far higher as ratings do, and 999 far above it. In ascending order; none where it cannot be told.
 */
export function unknownNumbers(levels: readonly number[]): number[] {
  const distinct = [...new Set(levels.filter(Number.isFinite))].sort((one, other) => one - other);
  const negative = distinct.filter((level) => level < 0);
  const found: number[] = [];
  const [lowest = NaN] = distinct;
  let rest = distinct;
  if (negative.length === 1 && [-1, -9, -99, -999, -9999].includes(lowest) && isCount(distinct)) {
    found.push(lowest);
    rest = rest.slice(1);
  }
  if (rest[0] === 0 && startsFarHigher(rest.slice(1))) {
    found.push(0);
    rest = rest.slice(1);
  }
  const highest = rest.at(-1) ?? NaN;
  if ([999, 9999, 99999].includes(highest) && highest > 5 * (rest.at(-2) ?? NaN)) found.push(highest);
  return found;
}

/** Whether ascending levels below which one is negative are none that lie about 0: they go up to 2, or are shares. */
function isCount(distinct: readonly number[]): boolean {
  return distinct.at(-1)! >= 2 || (distinct.at(-1)! <= 1 && distinct.some((level) => level > 0 && level < 1));
}

/** Whether ascending levels above 0 start so far from it that 0 is none of them: ratings from 800, grades from 6 in steps of 1. */
function startsFarHigher(levels: readonly number[]): boolean {
  if (levels.length < 2) return false;
  const [lowest, highest] = [levels[0]!, levels.at(-1)!];
  if (lowest >= 100 && lowest >= 0.1 * highest) return true;
  const steps = levels.slice(1).map((level, at) => level - levels[at]!);
  const widest = Math.max(...steps);
  return lowest >= 5 && lowest >= 4 * widest;
}
