import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import { formatNumber } from '../words/numbers';
import type { NameList } from './previewItem';

/** A list of what is not used of response logs, as a document: what it is, then a line each. Says where it is cut. */
export function nameListText(list: NameList, { report, join }: ResponsesPreview, dataset: string): string {
  const { unanswered, silent, skipped, problems, problemCount } = report;
  const missing = join ? join.items - join.matched : 0;
  const of: Record<NameList, () => string> = {
    unmatched: () =>
      laidOut(vscode.l10n.t('Items that were not found in {0}', dataset), join?.unmatched ?? [], missing),
    unanswered: () => laidOut(vscode.l10n.t('Items that nobody answered'), unanswered, unanswered.length),
    silent: () => laidOut(vscode.l10n.t('Respondents without an answer'), silent, silent.length),
    skipped: () =>
      laidOut(
        vscode.l10n.t('Files that hold no answers'),
        skipped.map(({ path, why }) => `${path}: ${why}`),
        skipped.length,
      ),
    problems: () =>
      laidOut(
        vscode.l10n.t('Lines that could not be used'),
        problems.map(({ file, line, text }) => `${basename(file)}:${line}  ${text}`),
        problemCount,
      ),
  };
  return of[list]();
}

function laidOut(title: string, lines: readonly string[], count: number): string {
  const cut =
    lines.length < count
      ? vscode.l10n.t('first {0} of {1}', formatNumber(lines.length), formatNumber(count))
      : formatNumber(count);
  return [
    `${title} (${cut})`,
    '',
    ...lines.map((line) => line.replace(/[\r\n\u2028\u2029]+/g, ' ')),
    '',
  ].join('\n');
}
