import * as vscode from 'vscode';
import type { ImportReport, JoinReport } from '../../core/protocol/importReport';
import { formatNumber } from '../words/numbers';
import { plainLabel } from '../words/plainLabel';
import { item, type NameList, type PreviewItem } from './previewItem';

/** What will not be used; each can be read name by name. */
export function leftAside(
  report: ImportReport,
  join: JoinReport | undefined,
  dataset: string,
): PreviewItem[] {
  const { problems, problemCount, skipped, unanswered, silent } = report;
  const { t } = vscode.l10n;
  const name = plainLabel(dataset);
  const missing = join ? join.items - join.matched : 0;
  return [
    ...left(
      'unmatched',
      missing,
      missing === 1
        ? t('1 item was not found in {0}', name)
        : t('{0} items were not found in {1}', formatNumber(missing), name),
      join?.unmatched[0],
    ),
    ...left(
      'problems',
      problemCount,
      problemCount === 1
        ? t('1 line could not be used')
        : t('{0} lines could not be used', formatNumber(problemCount)),
      problems[0]?.text,
    ),
    ...left(
      'skipped',
      skipped.length,
      skipped.length === 1
        ? t('1 file holds no answers')
        : t('{0} files hold no answers', formatNumber(skipped.length)),
      skipped[0]?.path,
    ),
    ...left(
      'unanswered',
      unanswered.length,
      unanswered.length === 1
        ? t('1 item was answered by nobody')
        : t('{0} items were answered by nobody', formatNumber(unanswered.length)),
      unanswered[0],
    ),
    ...left(
      'silent',
      silent.length,
      silent.length === 1
        ? t('1 respondent answered nothing')
        : t('{0} respondents answered nothing', formatNumber(silent.length)),
      silent[0],
    ),
  ];
}

function left(list: NameList, count: number, label: string, first: string | undefined): PreviewItem[] {
  return count > 0 ? [item('warning', label, { kind: 'list', list }, plainLabel(first ?? ''))] : [];
}
