import * as vscode from 'vscode';
import type { ImportReport, JoinedBy, JoinReport, LogFileReport } from '../../core/protocol/importReport';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import { formatNumber, formatShare } from '../editor/numbers';
import { plainLabel } from '../plainLabel';
import { modelOf, type ImportChoice } from './importChoice';
import { scoringGroups, scoringWords, type ScoringGroup } from './scoringGroups';

/** What comes of taking an item of the preview. */
export type PreviewStep =
  | { readonly kind: 'import' | 'format' | 'model' | 'priors' | 'respondents' | 'nothing' }
  | { readonly kind: 'list'; readonly list: NameList }
  | { readonly kind: 'scoring'; readonly group: ScoringGroup };

/** Lists that can be read in a document. */
export type NameList = 'unmatched' | 'problems' | 'skipped' | 'unanswered' | 'silent';

/** An item of the preview. */
export interface PreviewItem extends vscode.QuickPickItem {
  readonly step: PreviewStep;
}

/** The title of the preview: how much there is. */
export function previewTitle({ report }: ResponsesPreview): string {
  const { respondents, items, answers } = report;
  return vscode.l10n.t(
    'Import Responses: {0} respondents × {1} items, {2} answers',
    formatNumber(respondents),
    formatNumber(items),
    formatNumber(answers),
  );
}

/** What was detected in response logs, for the dataset of this name: what can be changed is an item that does it. */
export function previewItems(
  preview: ResponsesPreview,
  choice: ImportChoice,
  dataset: string,
): PreviewItem[] {
  const { report, join } = preview;
  const notes = report.notes.map((note) => item('info', plainLabel(note), { kind: 'nothing' }));
  return [
    importItem(preview, choice, dataset),
    separator(vscode.l10n.t('What was detected')),
    ...recognisedItems(report.files),
    ...scoringGroups(report.choices).map(scoringItem),
    modelItem(preview, choice),
    priorsItem(choice),
    respondentsItem(preview),
    ...leftAside(report, join, dataset),
    ...(notes.length > 0 ? [separator(vscode.l10n.t('Good to know')), ...notes] : []),
  ];
}

function importItem(preview: ResponsesPreview, choice: ImportChoice, dataset: string): PreviewItem {
  const { join } = preview;
  const name = plainLabel(dataset);
  if (join && join.matched === 0)
    return item(
      'error',
      vscode.l10n.t('Nothing to import: no item was found in {0}', name),
      { kind: 'list', list: 'unmatched' },
      vscode.l10n.t('Looked for by id, by content, by the question and by row number.'),
    );
  const model = modelOf(choice, preview)?.toUpperCase() ?? vscode.l10n.t('the model that compares best');
  const found = join ? `${foundWords(join, name)} · ` : '';
  return item('check', vscode.l10n.t('Import'), { kind: 'import' }, `${found}${model}`);
}

function foundWords({ matched, items, by }: JoinReport, dataset: string): string {
  const ways: Record<JoinedBy, string> = {
    key: vscode.l10n.t('by id'),
    id: vscode.l10n.t('by content'),
    question: vscode.l10n.t('by the question'),
    row: vscode.l10n.t('by row number'),
  };
  const found = vscode.l10n.t(
    '{0} of {1} items found in {2}',
    formatNumber(matched),
    formatNumber(items),
    dataset,
  );
  return by ? `${found} ${ways[by]}` : found;
}

/** One item a format: logs that lie in many files are mostly of one. */
function recognisedItems(files: readonly LogFileReport[]): PreviewItem[] {
  const titles = [...new Set(files.map(({ title }) => title))];
  return titles.map((title) => {
    const [first, ...more] = files.filter((file) => file.title === title);
    const name = plainLabel(
      first!.path.slice(1 + Math.max(...['/', '\\'].map((end) => first!.path.lastIndexOf(end)))),
    );
    const others = more.length > 0 ? ` ${vscode.l10n.t('and {0} more', formatNumber(more.length))}` : '';
    return item(
      'file',
      `${vscode.l10n.t('Recognised as {0}', plainLabel(title))} · ${name}${others}`,
      { kind: 'format' },
      plainLabel(first!.why),
    );
  });
}

function scoringItem(group: ScoringGroup): PreviewItem {
  const { parts, others } = group;
  const where =
    parts.length > 1
      ? vscode.l10n.t('In {0} tasks, {1} among them', formatNumber(parts.length), plainLabel(parts[0]!))
      : plainLabel(parts[0]!);
  const other = others.length > 0 ? vscode.l10n.t('{0} other ways', formatNumber(others.length)) : '';
  return item(
    'checklist',
    vscode.l10n.t('Scored by {0}', scoringWords(group)),
    others.length > 0 ? { kind: 'scoring', group } : { kind: 'nothing' },
    [where, other].filter(Boolean).join(' · '),
  );
}

function modelItem(preview: ResponsesPreview, choice: ImportChoice): PreviewItem {
  const model = modelOf(choice, preview);
  const label = model
    ? vscode.l10n.t('Model: {0}', model.toUpperCase())
    : vscode.l10n.t('Model: the one that foretells held-out answers best');
  const why = choice.model === undefined ? plainLabel(preview.why) : '';
  return item('graph-line', label, { kind: 'model' }, why);
}

function priorsItem({ priors }: ImportChoice): PreviewItem {
  const label = priors === 'none' ? vscode.l10n.t('Priors: none') : vscode.l10n.t('Priors: default');
  const detail =
    priors === 'none'
      ? vscode.l10n.t('Plain maximum likelihood: an item that all got right, or wrong, has no difficulty.')
      : vscode.l10n.t('They keep items finite that all got right, or wrong.');
  return item('settings', label, { kind: 'priors' }, detail);
}

function respondentsItem({ report, respondents }: ResponsesPreview): PreviewItem {
  const shares = respondents.map(({ right }) => right).filter((right) => !Number.isNaN(right));
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const detail =
    shares.length > 0 ? vscode.l10n.t('From {0} to {1} right', formatShare(low), formatShare(high)) : '';
  const label = vscode.l10n.t('Respondents: {0}', formatNumber(report.respondents));
  return item('organization', label, { kind: 'respondents' }, detail);
}

/** What will not be used; each can be read name by name. */
function leftAside(report: ImportReport, join: JoinReport | undefined, dataset: string): PreviewItem[] {
  const { problems, problemCount, skipped, unanswered, silent } = report;
  const missing = join ? join.items - join.matched : 0;
  const rows: [NameList, number, string, string | undefined][] = [
    [
      'unmatched',
      missing,
      vscode.l10n.t('{0} items were not found in {1}', formatNumber(missing), plainLabel(dataset)),
      join?.unmatched[0],
    ],
    [
      'problems',
      problemCount,
      vscode.l10n.t('{0} lines could not be used', formatNumber(problemCount)),
      problems[0]?.text,
    ],
    [
      'skipped',
      skipped.length,
      vscode.l10n.t('{0} files hold no answers', formatNumber(skipped.length)),
      skipped[0]?.path,
    ],
    [
      'unanswered',
      unanswered.length,
      vscode.l10n.t('{0} items were answered by nobody', formatNumber(unanswered.length)),
      unanswered[0],
    ],
    [
      'silent',
      silent.length,
      vscode.l10n.t('{0} respondents answered nothing', formatNumber(silent.length)),
      silent[0],
    ],
  ];
  return rows
    .filter(([, count]) => count > 0)
    .map(([list, , label, first]) => item('warning', label, { kind: 'list', list }, plainLabel(first ?? '')));
}

function item(icon: string, label: string, step: PreviewStep, detail = ''): PreviewItem {
  return { label: `$(${icon}) ${label}`, step, ...(detail !== '' && { detail }) };
}

function separator(label: string): PreviewItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, step: { kind: 'nothing' } };
}
