import { l10n } from 'vscode';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import { formatNumber, formatShare } from '../words/numbers';
import { item, type PreviewItem } from './previewItem';
import { openIn } from './readingQuestion';

/** How many answered, and how well where that is known. */
export function respondentsItem(preview: ResponsesPreview): PreviewItem {
  const label = l10n.t('Respondents: {0}', formatNumber(preview.report.respondents));
  return item('organization', label, { kind: 'respondents' }, sharesWords(preview));
}

/** Whether it is known which answers were right: not while the log leaves open how it is read. */
export function isShareKnown(preview: ResponsesPreview): boolean {
  return openIn(preview).length === 0;
}

/** The share of a respondent's attempts that is correct; NaN where there are none. */
export function shareCorrect({
  correct,
  attempts,
}: {
  readonly correct: number;
  readonly attempts: number;
}): number {
  return attempts > 0 ? correct / attempts : NaN;
}

function sharesWords(preview: ResponsesPreview): string {
  if (!isShareKnown(preview)) return l10n.t('How well they did is not known before that is clear.');
  const shares = preview.respondents.map(shareCorrect).filter((share) => !Number.isNaN(share));
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  return shares.length > 0 ? l10n.t('From {0} to {1} correct', formatShare(low), formatShare(high)) : '';
}
