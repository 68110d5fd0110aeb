import * as l10n from '@vscode/l10n';
import type { PassRateBin } from '../../../src/core/mixture/passRateBins';
import type { PolicyReport, RolloutReport } from '../../../src/core/mixture/rolloutReport';
import { formatExamples, formatNumber, formatShare } from '../../frame/format';

/** The tries that every bin stands for where each has one k/n; undefined where bins are stretches. */
export function triesOf(bins: readonly PassRateBin[]): number | undefined {
  return bins.every(({ from, to }) => from === to) ? bins.length - 1 : undefined;
}

/** How many tries there are, how long they are, and how many did not end: what is known of it. */
export function triesWords(
  { unfinished, outputTokens }: RolloutReport,
  policies: readonly PolicyReport[],
): string {
  const least = Math.min(...policies.map(({ tries }) => tries.least));
  const most = Math.max(...policies.map(({ tries }) => tries.most));
  const parts = [
    least === most
      ? l10n.t('{0} tries an example', formatNumber(least))
      : l10n.t('{0} to {1} tries an example', formatNumber(least), formatNumber(most)),
  ];
  if (outputTokens !== undefined)
    parts.push(l10n.t('{0} tokens a try on average', formatNumber(Math.round(outputTokens))));
  if (unfinished !== undefined) parts.push(l10n.t('{0} of tries unfinished', formatShare(unfinished)));
  return parts.join(' · ');
}

/** What one bar stands for: "3 of 8 tries right: 41 examples, 41 of them learnable". */
export function barWords(bins: readonly PassRateBin[], at: number): string {
  const { from, to, rows, learnable } = bins[at]!;
  const n = triesOf(bins);
  const rate =
    n !== undefined
      ? l10n.t('{0} of {1} tries right', formatNumber(at), formatNumber(n))
      : from === to
        ? l10n.t('{0} of tries right', formatShare(from))
        : l10n.t('{0} to {1} of tries right', formatShare(from), formatShare(to));
  return l10n.t('{0}: {1}, {2} of them learnable', rate, formatExamples(rows), formatNumber(learnable));
}

/** The counts of a policy, each with what it means. */
export function countWords({ counts }: PolicyReport): { kind: string; count: number; words: string }[] {
  const { learnable, saturated, dead, between, unknown } = counts;
  return [
    { kind: 'learnable', count: learnable, words: l10n.t('learnable') },
    { kind: 'saturated', count: saturated, words: l10n.t('saturated: every try right') },
    { kind: 'dead', count: dead, words: l10n.t('dead: no try right') },
    ...(between > 0 ? [{ kind: 'between', count: between, words: l10n.t('in between') }] : []),
    ...(unknown > 0 ? [{ kind: 'unknown', count: unknown, words: l10n.t('without tries') }] : []),
  ];
}

/** What learnable means here, in a sentence. */
export function learnableSentence({ group, leastSignal }: RolloutReport): string {
  return l10n.t(
    'Learnable: the next {0} tries differ with a chance of {1} or more, so that a group of them has a signal to train on.',
    formatNumber(group),
    formatShare(leastSignal),
  );
}
