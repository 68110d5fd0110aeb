/** The pace is that of the last so much of a part: a machine that slows down in the middle is noticed. */
const memory = 0.2;
/** So much more has to be done for another mark. */
const between = 0.01;

/** How fast a part of a step goes at the moment: marks of when how much of it was done. */
export class RecentPace {
  private marks: { readonly share: number; readonly at: number }[];

  /** A part begins at this time in seconds. */
  constructor(at: number) {
    this.marks = [{ share: 0, at }];
  }

  /** So much of it, from 0 to 1, is done at this time. */
  reached(share: number, at: number): void {
    if (share < this.marks.at(-1)!.share + between) return;
    const first = this.marks.findLastIndex((mark) => mark.share <= share - memory);
    this.marks = [...this.marks.slice(Math.max(0, first)), { share, at }];
  }

  /** How many seconds the rest takes at that pace, where so much is done now; Infinity where nothing is. */
  secondsLeft(share: number, now: number): number {
    const { share: from, at } = this.marks.findLast((mark) => mark.share <= share - memory) ?? this.marks[0]!;
    return share > from ? ((now - at) * (1 - share)) / (share - from) : Infinity;
  }
}
