import type { Detection } from '../../../core/detection/detection';
import { UserError } from '../../../core/userError';
import type { AnswerSheet } from '../reading/answerSheet';
import type { ImportOptions } from '../reading/responseLog';

/**
 * Asks which reward of a try counts, where there are several and none is named. Throws UserError where one is named that
 * there is not.
 */
export function askReward(rewards: readonly string[], sheet: AnswerSheet, { metric }: ImportOptions): void {
  if (metric !== undefined && !rewards.includes(metric))
    throw new UserError(`There is no reward "${metric}", only ${rewards.join(', ')}.`, {
      remedy: { kind: 'chooseScoring', of: 'metric', names: [...rewards] },
    });
  if (metric === undefined && rewards.length > 1) sheet.detected(rewardQuestion(rewards));
}

function rewardQuestion(rewards: readonly string[]): Detection {
  return {
    subject: 'verdict',
    taken: rewards[0]!,
    why: `there are ${rewards.length} rewards`,
    grade: 'unsure',
    others: rewards.map((name) => ({ name, example: '' })),
    remedy: { kind: 'chooseScoring', of: 'metric', names: [...rewards] },
    question: `Which reward says that a try was right is not clear: there are ${rewards.join(', ')}.`,
  };
}
