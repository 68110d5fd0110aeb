import { basename } from 'node:path';
import type { Detection } from '../../../core/detection/detection';
import { UserError } from '../../../core/userError';
import type { AnswerSheet } from '../reading/answerSheet';
import type { ImportOptions } from '../reading/responseLog';
import { answersOf, type TryList } from '../tries/tryList';
import type { TryColumns } from '../tries/tryColumns';

/**
 * Makes answers of the tries that were read: of one step, by the rewards that count as right. What the tries do not
 * settle becomes a question. Columns are by the sheet's index of the item; undefined where there were no tries. Throws
 * UserError where what was said fits none of them.
 */
export function settleTries(sheet: AnswerSheet, options: ImportOptions): TryColumns | undefined {
  const { tries } = sheet;
  if (tries.count === 0 && tries.missing === 0) return undefined;
  const step = stepOf(sheet, options.step);
  const right = rightFrom(sheet, options.pass);
  const scoring = sheet.scoring();
  scoring.missing += tries.missing;
  const sums = new TrySums(sheet.items.count);
  const omits = options.unfinished === 'omit';
  for (let at = 0; at < tries.count; at++) {
    if (step !== undefined && tries.step.at(at) !== step) continue;
    const isUnfinished = tries.isUnfinished.at(at) === 1;
    const isRewarded = tries.reward.at(at) >= right;
    const item = tries.item.at(at);
    sums.add(item, isUnfinished, isRewarded, tries.tokens.at(at));
    if (isUnfinished && omits) continue;
    scoring.add(tries.respondent.at(at), item, isRewarded && !isUnfinished ? 1 : 0, 1);
  }
  if (sums.unfinished > 0) sheet.notes.add(unfinishedNote(sums, omits));
  return sums.columns(tries, step ?? NaN);
}

/** The step whose tries count; undefined where all do. */
function stepOf(sheet: AnswerSheet, asked: string | undefined): number | undefined {
  const steps = [...sheet.tries.steps.keys()].sort((one, other) => one - other);
  const last = steps.at(-1);
  if (asked === undefined) {
    if (steps.length > 1) sheet.detected(stepQuestion(sheet.tries, steps));
    return last;
  }
  if (last === undefined)
    throw new UserError('A step was named, and none is told in these rollouts.', {
      remedy: { kind: 'leaveOut', said: 'step' },
    });
  const step = asked === 'last' ? last : Number(asked);
  if (steps.includes(step)) return step;
  throw new UserError(`There is no step ${asked} in these rollouts, only ${listed(steps.map(String))}.`, {
    remedy: { kind: 'chooseStep', steps: steps.map(String) },
  });
}

function stepQuestion({ steps: counts }: TryList, steps: readonly number[]): Detection {
  return {
    subject: 'step',
    taken: `step ${steps.at(-1)}`,
    why: `the rollouts are of ${steps.length} steps, between which the policy has changed`,
    grade: 'unsure',
    others: steps.toReversed().map((step) => ({
      name: String(step),
      example: `${counts.get(step)!.toLocaleString('en')} tries`,
    })),
    remedy: { kind: 'chooseStep', steps: steps.map(String) },
    question: `The rollouts are of ${steps.length} steps (${listed(steps.map(String))}), between which the policy has changed: which of them counts is not clear.`,
  };
}

/** From which reward on a try is right. */
function rightFrom(sheet: AnswerSheet, asked: number | undefined): number {
  const rewards = [...sheet.tries.rewards.keys()].sort((one, other) => one - other);
  if (asked !== undefined) {
    if (rewards.some((one) => one >= asked)) return asked;
    throw new UserError(
      `No try has a reward of ${asked} or more, so that all of them would be wrong: the rewards go from ${rewards[0]} to ${rewards.at(-1)}.`,
      { remedy: { kind: 'choosePass', values: rewards.slice(-mostListed) } },
    );
  }
  const areVerdicts = [0, -1].some((wrong) => rewards.every((one) => one === 1 || one === wrong));
  if (!areVerdicts) sheet.detected(passQuestion(sheet.tries, rewards));
  return areVerdicts ? 1 : rewards.at(-1)!;
}

const mostListed = 8;

function passQuestion({ rewards: places }: TryList, rewards: readonly number[]): Detection {
  const odd = rewards.find((one) => one !== 0 && one !== 1 && one !== -1) ?? rewards[0]!;
  const { file, line, field } = places.get(odd)!;
  const seen = listed(rewards.map(String));
  return {
    subject: 'verdict',
    taken: `right from ${rewards.at(-1)} on`,
    why: `the rewards are neither 0 and 1 nor -1 and 1 (seen: ${seen})`,
    grade: 'unsure',
    others: rewards
      .slice(1)
      .slice(-mostListed)
      .toReversed()
      .map((one) => ({ name: String(one), example: '' })),
    remedy: { kind: 'choosePass', values: rewards.slice(1).slice(-mostListed) },
    question: `${basename(file)}, line ${line}: field "${field}" has ${odd}, and rewards that are neither 0 and 1 nor -1 and 1 do not say from which on a try is right (seen: ${seen}).`,
  };
}

function listed(names: readonly string[]): string {
  if (names.length <= mostListed) return names.join(', ');
  const half = mostListed / 2;
  return `${names.slice(0, half).join(', ')} … ${names.slice(-half).join(', ')}`;
}

function unfinishedNote({ unfinished, rewarded, count }: TrySums, omits: boolean): string {
  const [n, of] = [unfinished, count].map((one) => one.toLocaleString('en'));
  const how = omits ? 'They are left out.' : 'They count as wrong.';
  const also =
    rewarded > 0 ? ` ${rewarded.toLocaleString('en')} of them had a reward that would be right.` : '';
  return `${n} of ${of} tries were cut off or ended in an error. ${how}${also}`;
}

/** Sums over the tries at each item. */
class TrySums {
  count = 0;
  unfinished = 0;
  rewarded = 0;
  private readonly tries: Float64Array;
  private readonly cut: Float64Array;
  private readonly written: Float64Array;
  private readonly told: Float64Array;

  constructor(items: number) {
    [this.tries, this.cut, this.written, this.told] = [0, 1, 2, 3].map(() => new Float64Array(items)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
  }

  add(item: number, isUnfinished: boolean, isRewarded: boolean, tokens: number): void {
    this.count++;
    this.tries[item]!++;
    if (isUnfinished) {
      this.unfinished++;
      this.cut[item]!++;
      if (isRewarded) this.rewarded++;
    }
    if (Number.isNaN(tokens)) return;
    this.written[item]! += tokens;
    this.told[item]!++;
  }

  columns({ answers, tellsUnfinished }: TryList, step: number): TryColumns {
    const agreedAnswers = new Map<number, string>();
    const agreement = this.tries.map((_, item) => {
      const agreed = answers.agreement(answersOf(item, step));
      if (!agreed) return NaN;
      if (agreed.share > 0) agreedAnswers.set(item, agreed.answer);
      return agreed.share;
    });
    return {
      unfinished: this.cut.map((cut, item) => (tellsUnfinished ? cut / this.tries[item]! : NaN)),
      outputTokens: this.written.map((sum, item) => sum / this.told[item]!),
      agreement,
      agreedAnswers,
    };
  }
}
