/** The matches of one rating period: who met whom, and what the first made of it. */
export interface Matches {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
  /** Sum of the first's points: 1 for a win, ½ for a draw, so 0 to `count`. */
  readonly points: ArrayLike<number>;
  /** How many games an entry stands for; 1 where absent. */
  readonly count?: ArrayLike<number>;
}

/**
 * The order in which matches are added up, so that the order they come in changes no bit: by the lower player of a
 * match, then the higher, then the result. Undefined where they come in an order that adds up each player's matches by
 * ascending opponent already, as answers sorted by respondent and item do.
 */
export function playingOrder(matches: Matches): Uint32Array | undefined {
  if (isAscending(matches)) return undefined;
  const { first, second, points, count } = matches;
  const order = Uint32Array.from({ length: first.length }, (_, at) => at);
  const lower = (at: number): number => Math.min(first[at]!, second[at]!);
  const higher = (at: number): number => Math.max(first[at]!, second[at]!);
  const games = (at: number): number => count?.[at] ?? 1;
  const lowersPoints = (at: number): number =>
    first[at]! < second[at]! ? points[at]! : games(at) - points[at]!;
  return order.sort(
    (one, other) =>
      lower(one) - lower(other) ||
      higher(one) - higher(other) ||
      lowersPoints(one) - lowersPoints(other) ||
      games(one) - games(other) ||
      first[one]! - first[other]!,
  );
}

/** Sorted by one side and then the other, no pair twice, the first always the lower or always the higher player. */
function isAscending({ first, second }: Matches): boolean {
  return inOrder(first, second) || inOrder(second, first);
}

function inOrder(major: ArrayLike<number>, minor: ArrayLike<number>): boolean {
  const majorIsLower = major.length === 0 || major[0]! < minor[0]!;
  for (let at = 0; at < major.length; at++) {
    if (major[at]! < minor[at]! !== majorIsLower) return false;
    const step = at === 0 ? 1 : major[at]! - major[at - 1]! || minor[at]! - minor[at - 1]!;
    if (step <= 0) return false;
  }
  return true;
}
