import { FinalAnswers } from './finalAnswers';
import { Growing } from './growing';

/** One try of a policy at an item. */
export interface Try {
  readonly respondent: number;
  readonly item: number;
  readonly reward: number;
  /** The training step it was made at; NaN where none is told. */
  readonly step: number;
  /** Whether it was cut off or ended in an error; undefined where that is not told. */
  readonly isUnfinished: boolean | undefined;
  /** Tokens written; NaN where that is not told. */
  readonly tokens: number;
  /** The final answer and the right one, as `plainAnswer` writes them; empty where they are not known. */
  readonly answer: string;
  readonly key: string;
}

/** Where the first reward of a value stands. */
export interface RewardPlace {
  readonly file: string;
  readonly line: number;
  readonly field: string;
}

/** More different rewards than so many are not listed. */
const mostRewards = 200;

/** All tries as they are read: about 50 bytes each, what they answered counted at once. */
export class TryList {
  missing = 0;
  /** Whether any try tells how it ended. */
  tellsUnfinished = false;
  readonly respondent = new Growing();
  readonly item = new Growing();
  readonly reward = new Growing();
  readonly step = new Growing();
  readonly isUnfinished = new Growing();
  readonly tokens = new Growing();
  readonly answers = new FinalAnswers();
  /** The first two hundred different rewards, each with where it stands first. */
  readonly rewards = new Map<number, RewardPlace>();
  /** The steps, each with how many tries it has. */
  readonly steps = new Map<number, number>();

  get count(): number {
    return this.item.length;
  }

  /** Adds a try; one that is rewarded with at least `right` solves its item. */
  add(one: Try, place: RewardPlace, right: number): void {
    for (const name of ['respondent', 'item', 'reward', 'step', 'tokens'] as const)
      this[name].push(one[name]);
    this.isUnfinished.push(one.isUnfinished ? 1 : 0);
    this.tellsUnfinished ||= one.isUnfinished !== undefined;
    if (this.rewards.size < mostRewards && !this.rewards.has(one.reward)) this.rewards.set(one.reward, place);
    if (!Number.isNaN(one.step)) this.steps.set(one.step, (this.steps.get(one.step) ?? 0) + 1);
    const asked = answersOf(one.item, one.step);
    if (one.reward >= right) this.answers.solve(asked);
    else this.answers.add(asked, one.answer, one.key);
  }
}

/** What the answers to an item are counted under: those of each step apart. */
export function answersOf(item: number, step: number): string {
  return `${item} ${step}`;
}
