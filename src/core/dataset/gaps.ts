import type { Example } from './example';

/** In how many examples something is not known. */
export interface Gaps {
  readonly examples: number;
  /** How many have no question. */
  readonly noQuestion: number;
  /** How many have no answer, class or right choice. */
  readonly noAnswer: number;
  /** How many have choices of which none is known to be right. */
  readonly noRightChoice: number;
}

const none: Gaps = { examples: 0, noQuestion: 0, noAnswer: 0, noRightChoice: 0 };

/** Counts what is missing in these examples, on top of what was counted before. */
export function gapsIn(examples: readonly Example[], before: Gaps = none): Gaps {
  const count = (isMissing: (example: Example) => boolean): number => examples.filter(isMissing).length;
  return {
    examples: before.examples + examples.length,
    noQuestion: before.noQuestion + count(({ question }) => question.trim() === ''),
    noAnswer:
      before.noAnswer + count(({ answer, label, gold }) => answer.trim() === '' && label === '' && gold < 0),
    noRightChoice: before.noRightChoice + count(({ choices, gold }) => choices.length > 0 && gold < 0),
  };
}
