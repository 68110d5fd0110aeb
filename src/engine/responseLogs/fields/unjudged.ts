import { easierBy, shareOfSuccess } from '../../../core/dataset/difficulty/direction';
import { isGivenName, isKeyName, verdictRank } from '../sampling/fieldNames';
import { quoted } from '../reading/answer';

/** A field with what was answered and one with what is right. */
export interface AnswerAndKey {
  readonly given: string;
  readonly key: string;
}

/** The fields with what was answered and with what is right; undefined where one is not there. */
export function answerAndKey(names: readonly string[]): AnswerAndKey | undefined {
  const sorted = [...names].sort();
  const key = sorted.find((name) => isKeyName(name));
  const given = sorted.find((name) => isGivenName(name) && name !== key);
  return given === undefined || key === undefined ? undefined : { given, key };
}

/** Why answers beside the right ones are not compared, as words that go on in a sentence; undefined where a field says which were right, or none is there. */
export function unjudged(names: readonly string[]): string | undefined {
  const both = answerAndKey(names);
  const isJudged = names.some((name) => (verdictRank(name)?.tier ?? 9) < 2);
  if (!both || isJudged) return undefined;
  return `${quoted(both.given)} holds what was answered and ${quoted(both.key)} what is right, but nothing says which answers were right, and a right answer may be put in other words. Add a field "correct" that is 1 for a right answer and 0 for a wrong one`;
}

/** Why a share of right answers is none, as words that go on in a sentence; undefined where no field is one. */
export function sharesAlone(names: readonly string[]): string | undefined {
  const share = names.find((name) => easierBy(name) === shareOfSuccess);
  if (share === undefined) return undefined;
  return `${quoted(share)} is a share of right answers, and nothing says of how many tries it is one. As a share it is a difficulty of the dataset's own, which needs no responses; a field such as "num_rollouts" with their number makes tries of it`;
}
