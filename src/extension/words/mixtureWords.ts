import { l10n } from 'vscode';
import type { ToScore } from '../../core/protocol/answers/drawReport';
import type { MixProgress } from '../../core/protocol/engineApi';
import { formatNumber, formatShare } from './numbers';
import { progressWords } from './progressWords';

/** What goes on while a mixture is made, and how far it is: "scoring length · 12,000 of 118,857", "writing 40%". */
export function mixingWords(progress: MixProgress): string {
  if (!('stage' in progress)) return l10n.t('scoring {0}', progressWords(progress));
  if (progress.stage === 'drawing') return l10n.t('drawing rows');
  const { done, total } = progress;
  return l10n.t('writing {0}', formatShare(total > 0 ? Math.min(1, done / total) : 0));
}

/** What a mixture is waited for by: something else goes on for its dataset. */
export function waitingWords(activity: 'scoring' | 'calibrating' | 'idle' | 'stopped', name: string): string {
  return activity === 'calibrating'
    ? l10n.t('waiting for the calibration of the responses to {0}', name)
    : l10n.t('waiting for the scoring of {0}', name);
}

/** That a mixture as it is shown leaves rows out, or goes by old scores, and what can be done. */
export function unscoredWords(
  { rows, stale }: ToScore,
  { all, title, name }: { readonly all: number; readonly title: string; readonly name: string },
): { text: string; detail: string } {
  const counts = [formatNumber(rows), formatNumber(all)];
  return {
    text: stale
      ? l10n.t('The scores of {0} by {1} are of an earlier state of the file.', name, title)
      : l10n.t(
          '{0} of {1} examples have no score by {2}: the mixture as it is shown leaves them out.',
          ...[...counts, title],
        ),
    detail: l10n.t(
      'Score them first: the panel then shows the mixture of all of them, and you write that. Nothing is written now.',
    ),
  };
}
