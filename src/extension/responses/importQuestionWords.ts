import { env, l10n } from 'vscode';
import type { ImportNote, ImportQuestion } from '../../core/protocol/importReport';
import type { ImportedKind } from '../../core/remedy';
import { formatNumber } from '../words/numbers';
import { plainLabel } from '../words/plainLabel';

/** A question before an import: what it asks, the facts, and the button that goes on. */
export interface QuestionWords {
  readonly message: string;
  readonly detail: string;
  readonly button: string;
}

/** What is to be asked before an import to a dataset of this name; undefined where there is nothing to ask. */
export function questionWords(
  question: ImportQuestion,
  kind: ImportedKind,
  dataset: string,
): QuestionWords | undefined {
  const { join, replaces } = question;
  const name = plainLabel(dataset);
  if (join.doubts.length > 0)
    return {
      message:
        kind === 'responses'
          ? l10n.t('Are these responses to {0}?', name)
          : l10n.t('Are these training dynamics of {0}?', name),
      detail: [...doubtLines(question, kind), ...replacedLines(question, kind)].join('\n'),
      button: l10n.t('Import Anyway'),
    };
  if (!replaces) return undefined;
  return {
    message:
      kind === 'responses'
        ? l10n.t('Replace the responses to {0}?', name)
        : l10n.t('Replace the training dynamics of {0}?', name),
    detail: replacedLines(question, kind).join('\n'),
    button: l10n.t('Replace'),
  };
}

/** What a dataset remembers of an import: "350 items by 40 respondents (answers.csv, Nov 29, 2026)". */
export function noteWords({ items, respondents, paths, at }: ImportNote): string {
  const from = [
    ...paths
      .slice(0, 1)
      .map((path) => path.slice(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')))),
    ...(paths.length > 1 ? [l10n.t('{0} more', formatNumber(paths.length - 1))] : []),
    ...(at === undefined ? [] : [new Date(at).toLocaleDateString(env.language, { dateStyle: 'medium' })]),
  ].join(', ');
  const what = amountWords(items, respondents);
  return from === '' ? what : `${what} (${from})`;
}

function amountWords(items: number, respondents: number | undefined): string {
  if (Number.isNaN(items)) return l10n.t('an earlier import');
  if (respondents === undefined) return l10n.t('{0} examples', formatNumber(items));
  return l10n.t('{0} items by {1} respondents', formatNumber(items), formatNumber(respondents));
}

function doubtLines({ join, comes }: ImportQuestion, kind: ImportedKind): string[] {
  const { matched, items, by, doubts, example } = join;
  const numbers = [formatNumber(matched), formatNumber(items)] as const;
  const ways = {
    key: l10n.t('{0} of {1} are found by id.', ...numbers),
    id: l10n.t('{0} of {1} are found by content.', ...numbers),
    question: l10n.t('{0} of {1} are found by the question.', ...numbers),
    row: l10n.t('{0} of {1} are found by row number.', ...numbers),
  };
  const what =
    kind === 'responses'
      ? l10n.t('To be imported: {0}.', noteWords(comes))
      : l10n.t('To be imported: training dynamics of {0}.', noteWords(comes));
  return [
    what,
    ...(by ? [ways[by]] : []),
    ...doubts.map((doubt) => `• ${sentence(doubt)}`),
    ...(example === '' ? [] : [sentence(example)]),
  ].map((line) => line.replace(/[\r\n]+/g, ' '));
}

function replacedLines({ comes, replaces }: ImportQuestion, kind: ImportedKind): string[] {
  if (!replaces) return [];
  return [
    kind === 'responses'
      ? l10n.t('It has responses: {0}.', noteWords(replaces))
      : l10n.t('It has training dynamics: {0}.', noteWords(replaces)),
    l10n.t('In their place come {0}.', noteWords(comes)),
    l10n.t('This can be taken back.'),
  ];
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
