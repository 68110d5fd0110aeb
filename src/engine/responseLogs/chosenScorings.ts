import type { Detection } from '../../core/detection/detection';
import { UserError } from '../../core/userError';
import type { AnswerSheet, Scoring } from './reading/answerSheet';
import type { ScoringChoice } from '../../core/protocol/importReport';
import type { ImportOptions } from './reading/responseLog';

/** The scorings whose answers count: one for every part of a log. */
export interface ChosenScorings {
  readonly scorings: readonly Scoring[];
  readonly choices: readonly ScoringChoice[];
}

/**
 * Chooses how every part is scored: by the metric and filter asked for, else by the first of those that are usual
 * among all that score at least half as many answers as any. Throws UserError where what is asked for is nowhere.
 */
export function chosenScorings(sheet: AnswerSheet, options: ImportOptions): ChosenScorings {
  const all = [...sheet.scorings.values()];
  refuseUnknown(all, 'metric', options.metric);
  refuseUnknown(all, 'filter', options.filter);
  const parts = grouped(all);
  const scorings: Scoring[] = [];
  const choices: ScoringChoice[] = [];
  for (const [part, candidates] of [...parts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const asked = candidates.filter((one) => isAsked(one, options));
    const best = preferred(asked.length > 0 ? asked : candidates);
    const others = candidates
      .filter((one) => one !== best)
      .map(({ metric, filter, count }) => ({ metric, filter, answers: count }));
    scorings.push(best);
    if (best.metric !== '') choices.push({ part, metric: best.metric, filter: best.filter, others });
  }
  return { scorings, choices };
}

/** Which of several ways to score was taken, where nobody said which. */
export function scoringDetections({ choices }: ChosenScorings, options: ImportOptions): Detection[] {
  return choices
    .filter(({ others }) => others.length > 0 && options.metric === undefined && options.filter === undefined)
    .map(({ metric, filter, others }) => {
      const of = others.some((one) => one.metric === metric) ? 'filter' : 'metric';
      const names = new Set([metric, ...others.map((one) => one.metric)]);
      const filters = new Set([filter, ...others.map((one) => one.filter)].filter(Boolean));
      return {
        subject: 'verdict',
        taken: wayOf({ metric, filter }),
        why: 'it is the usual one of those that score at least half of the answers',
        grade: 'likely',
        others: others.map((one) => ({ name: wayOf(one), example: '' })),
        remedy: { kind: 'chooseScoring', of, names: [...(of === 'filter' ? filters : names)] },
      };
    });
}

function wayOf({ metric, filter }: Pick<ScoringChoice, 'metric' | 'filter'>): string {
  return [metric, filter].filter(Boolean).join(' after ');
}

function grouped(all: readonly Scoring[]): Map<string, Scoring[]> {
  const parts = new Map<string, Scoring[]>();
  for (const one of all) parts.set(one.part, [...(parts.get(one.part) ?? []), one]);
  return parts;
}

function isAsked({ metric, filter }: Scoring, options: ImportOptions): boolean {
  return (
    (options.metric === undefined || metric === options.metric) &&
    (options.filter === undefined || filter === options.filter)
  );
}

function preferred(candidates: readonly Scoring[]): Scoring {
  const most = Math.max(...candidates.map(({ count }) => count));
  const order = (one: Scoring, other: Scoring): number =>
    Number(one.count * 2 < most) - Number(other.count * 2 < most) ||
    one.rank - other.rank ||
    other.count - one.count ||
    (`${one.metric}\0${one.filter}` < `${other.metric}\0${other.filter}` ? -1 : 1);
  return [...candidates].sort(order)[0]!;
}

function refuseUnknown(all: readonly Scoring[], what: 'metric' | 'filter', asked: string | undefined): void {
  const known = [...new Set(all.map((one) => one[what]))].filter((name) => name !== '').sort();
  if (asked === undefined || known.includes(asked)) return;
  throw new UserError(
    known.length === 0
      ? `The ${what} "${asked}" cannot be chosen: the answers have only one way to be scored.`
      : `No ${what} of the answers is named "${asked}". There are: ${known.join(', ')}.`,
  );
}
