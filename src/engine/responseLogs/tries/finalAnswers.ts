/** Different final answers that are counted for one item at a time. */
const mostAnswers = 8;

/** What the tries at an item answered in the end. */
interface Answers {
  readonly counts: Map<string, number>;
  key: string;
  tries: number;
}

/** The answer that most tries at an item agree on, and their share of all tries at it, at least. */
export interface Agreement {
  readonly answer: string;
  readonly share: number;
}

/**
 * Counts the final answers of items that no try has solved. Where an item has more than eight different ones, counts are
 * lower bounds that still hold any majority (Misra & Gries 1982), so that memory does not grow with the tries.
 */
export class FinalAnswers {
  private readonly open = new Map<string, Answers>();
  private readonly solved = new Set<string>();

  /** Notes what a try at an item answered; empty where no final answer was found in it. */
  add(item: string, answer: string, key: string): void {
    if (this.solved.has(item)) return;
    const known = this.open.get(item) ?? { counts: new Map<string, number>(), key, tries: 0 };
    this.open.set(item, known);
    known.tries++;
    if (known.key === '') known.key = key;
    if (answer !== '') count(known.counts, answer);
  }

  /** Notes that an item was solved: what else was answered does not matter any more. */
  solve(item: string): void {
    this.solved.add(item);
    this.open.delete(item);
  }

  /** What the tries at an unsolved item agree on, where that is not the key; undefined where nothing is known. */
  agreement(item: string): Agreement | undefined {
    const known = this.open.get(item);
    if (!known || known.key === '' || known.counts.size === 0) return undefined;
    const [answer, times] = [...known.counts].reduce((one, other) => (other[1] > one[1] ? other : one));
    return { answer, share: answer === known.key ? 0 : times / known.tries };
  }
}

function count(counts: Map<string, number>, answer: string): void {
  const known = counts.get(answer);
  if (known !== undefined || counts.size < mostAnswers) {
    counts.set(answer, (known ?? 0) + 1);
    return;
  }
  for (const [other, times] of counts)
    if (times === 1) counts.delete(other);
    else counts.set(other, times - 1);
}
