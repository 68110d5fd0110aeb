/** Where an answer stands, for messages. */
export interface AnswerPlace {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly value: unknown;
}

/** More different values than so many are no scale of levels. */
const mostValues = 200;

/** The scores outside of 0 to 1: how many of each, and where the first stands. */
export class ScoreCensus {
  count = 0;
  least = 0;
  most = 1;
  first: AnswerPlace | undefined;
  private readonly times = new Map<number, number>();

  /** Notes a score below 0 or above 1. */
  add(score: number, place: AnswerPlace): void {
    this.count++;
    this.least = Math.min(this.least, score);
    this.most = Math.max(this.most, score);
    this.first ??= place;
    if (this.times.size < mostValues || this.times.has(score))
      this.times.set(score, (this.times.get(score) ?? 0) + 1);
  }

  /** The different scores, ascending; the first two hundred kinds that came. */
  get values(): number[] {
    return [...this.times.keys()].sort((one, other) => one - other);
  }
}
