/** What a curve is drawn of. */
export interface CurveItem {
  /** a. */
  readonly slope: number;
  /** b. */
  readonly difficulty: number;
  /** c. */
  readonly guessing: number;
}

/** The chance to get an item right at an ability: c + (1 − c) / (1 + e^−a(θ − b)). */
export function chanceAt({ slope, difficulty, guessing }: CurveItem, ability: number): number {
  return guessing + (1 - guessing) / (1 + Math.exp(-slope * (ability - difficulty)));
}

/** What an item tells about an ability: a² (q/p) ((p − c)/(1 − c))² (Lord 1980, eq. 5-9). */
export function informationAt(item: CurveItem, ability: number): number {
  const { slope, guessing } = item;
  const chance = chanceAt(item, ability);
  return chance === 0
    ? 0
    : slope ** 2 * ((1 - chance) / chance) * ((chance - guessing) / (1 - guessing)) ** 2;
}
