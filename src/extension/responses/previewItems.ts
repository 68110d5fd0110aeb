import * as vscode from 'vscode';
import type { JoinReport, LogFileReport } from '../../core/protocol/importReport';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import { formatNumber } from '../words/numbers';
import { longLabel, plainLabel } from '../words/plainLabel';
import { modelOf, type ImportChoice } from '../dataset/importChoice';
import { noteWords } from './importQuestionWords';
import { byWords, joinItems, lookedFor } from './joinItem';
import { leftAside } from './leftAside';
import { item, separator, type PreviewItem } from './previewItem';
import { openItems, takenItems } from './readingItems';
import { openIn } from './readingQuestion';
import { respondentsItem } from './respondentsItem';
import { scoringGroups, scoringWords, type ScoringGroup } from './scoringGroups';

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
  const notes = [...(join?.notes ?? []), ...report.notes].map((note) =>
    item('info', plainLabel(note), { kind: 'nothing' }),
  );
  return [
    importItem(preview, choice, dataset),
    ...openItems(preview),
    ...doubtItems(preview),
    ...knownItems(preview),
    separator(vscode.l10n.t('What was detected')),
    ...recognisedItems(report.files),
    ...scoringGroups(report.choices).map(scoringItem),
    ...takenItems(preview, choice),
    ...joinItems(preview, choice),
    modelItem(preview, choice),
    priorsItem(preview, choice),
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
      lookedFor(choice),
    );
  const model = modelOf(choice, preview)?.toUpperCase() ?? vscode.l10n.t('the model that compares best');
  const found = join ? `${foundWords(join, name)} · ` : '';
  const open = openIn(preview).length;
  const asks = open > 0 ? `${askedWords(open)} · ` : '';
  return item('check', vscode.l10n.t('Import'), { kind: 'import' }, `${asks}${found}${model}`);
}

function askedWords(open: number): string {
  return open === 1
    ? vscode.l10n.t('Asks first what is not clear')
    : vscode.l10n.t('Asks first the {0} things that are not clear', formatNumber(open));
}

/** Why the items may not be examples of this dataset, with an item and the row it would belong to. */
function doubtItems({ join }: ResponsesPreview): PreviewItem[] {
  const doubts = join?.matched ? join.doubts : [];
  return doubts.map((doubt) =>
    item(
      'warning',
      vscode.l10n.t('These may not be responses to it: {0}', longLabel(doubt)),
      { kind: 'nothing' },
      longLabel(join!.example),
    ),
  );
}

/** What the dataset remembers now. */
function knownItems({ known }: ResponsesPreview): PreviewItem[] {
  if (!known) return [];
  const now = vscode.l10n.t('It has responses now: {0}', plainLabel(noteWords(known)));
  const detail = vscode.l10n.t('Others take their place after a question, and can be taken back.');
  return [item('history', now, { kind: 'nothing' }, detail)];
}

function foundWords({ matched, items, by }: JoinReport, dataset: string): string {
  const found = vscode.l10n.t(
    '{0} of {1} items found in {2}',
    formatNumber(matched),
    formatNumber(items),
    dataset,
  );
  return by ? `${found} ${byWords(by)}` : found;
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
  const other =
    others.length === 1
      ? vscode.l10n.t('1 other way')
      : others.length > 1
        ? vscode.l10n.t('{0} other ways', formatNumber(others.length))
        : '';
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
    : vscode.l10n.t('Model: the one that predicts held-out answers best');
  const why = choice.model === undefined ? plainLabel(preview.why) : '';
  return item('graph-line', label, { kind: 'model' }, why);
}

function priorsItem(preview: ResponsesPreview, choice: ImportChoice): PreviewItem {
  const priors = choice.priors ?? (modelOf(choice, preview) ? 'default' : 'compared');
  const labels: Record<typeof priors, string> = {
    compared: vscode.l10n.t('Priors: those that predict held-out answers best'),
    default: vscode.l10n.t('Priors: default'),
    lognormal: vscode.l10n.t('Priors: log-normal slopes, learnt from the answers'),
    normal: vscode.l10n.t('Priors: normal slopes, learnt from the answers'),
    none: vscode.l10n.t('Priors: none'),
  };
  const detail =
    priors === 'none'
      ? vscode.l10n.t('Plain maximum likelihood: an item that all got right, or wrong, has no difficulty.')
      : vscode.l10n.t('They keep items finite that all got right, or wrong.');
  return item('settings', labels[priors], { kind: 'priors' }, detail);
}
