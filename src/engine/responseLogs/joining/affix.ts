import { loosely } from './looseName';

/** What all names of a set begin and end with, up to a separator: `gsm8k_test_` and `.json`. */
export interface Affix {
  readonly prefix: string;
  readonly suffix: string;
}

const separators = /[\s._/:#|-]/;

/** Finds what all names begin and end with, while they go by. */
export class AffixCensus {
  private prefix: string | undefined;
  private suffix = '';

  /** Takes the next name into account; an empty one is none. */
  add(given: string): void {
    if (given === '') return;
    const name = loosely(given);
    if (this.prefix === undefined) this.prefix = this.suffix = name;
    let same = 0;
    while (same < this.prefix.length && this.prefix[same] === name[same]) same++;
    this.prefix = this.prefix.slice(0, same);
    same = 0;
    while (same < this.suffix.length && this.suffix.at(-1 - same) === name.at(-1 - same)) same++;
    this.suffix = this.suffix.slice(this.suffix.length - same);
  }

  /** What they have in common. */
  result(): Affix {
    const { prefix = '', suffix } = this;
    const last = [...prefix].findLastIndex((letter) => separators.test(letter));
    const first = [...suffix].findIndex((letter) => separators.test(letter));
    return {
      prefix: [...prefix].slice(0, last + 1).join(''),
      suffix: first < 0 ? '' : [...suffix].slice(first).join(''),
    };
  }
}

/** What all these names begin and end with. */
export function affixOf(names: readonly string[]): Affix {
  const census = new AffixCensus();
  for (const name of names) census.add(name);
  return census.result();
}

/** A name without what all begin and end with; empty where it does not, or where nothing is left. */
export function coreOf(given: string, { prefix, suffix }: Affix): string {
  const name = loosely(given);
  const isWhole = name.length > prefix.length + suffix.length;
  return isWhole && name.startsWith(prefix) && name.endsWith(suffix)
    ? name.slice(prefix.length, name.length - suffix.length)
    : '';
}

/** Whether one only has more words before or after than the other: `gsm8k_test_` than `gsm8k-`, not `train-` than `test-`. */
export function mayBelong(one: Affix, other: Affix): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return few!.every((word) => many!.includes(word));
}

function wordsOf({ prefix, suffix }: Affix): string[] {
  return `${prefix} ${suffix}`.split(separators).filter((word) => word !== '');
}
