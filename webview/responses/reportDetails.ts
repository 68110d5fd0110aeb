import * as l10n from '@vscode/l10n';
import type {
  CalibrationReport,
  CalibrationSummary,
} from '../../src/core/protocol/answers/calibrationReport';
import type { ImportReport, JoinReport, ScoringChoice } from '../../src/core/protocol/importReport';
import { html } from '../frame/element';
import { formatCorrelation, formatNumber } from '../frame/format';
import { shownName } from '../rows/rowLine';
import type { Disclosure } from './disclosures';
import { candidateWords, formatLoss } from './headWords';

/** What of a calibration is told where it is asked for: only what there is. */
export function reportDetails({ summary, log, join }: CalibrationReport): Disclosure[] {
  const remarks = [...summary.notes, ...log.notes];
  const details: (Disclosure | false)[] = [
    remarks.length > 0 && {
      id: 'remarks',
      label: l10n.t('Remarks · {0}', formatNumber(remarks.length)),
      content: () => list(remarks),
    },
    join != null &&
      join.items > join.matched && {
        id: 'unmatched',
        label: l10n.t('Not found · {0}', formatNumber(join.items - join.matched)),
        content: () => unmatched(join),
      },
    summary.compared.length > 0 && {
      id: 'models',
      label: l10n.t('Models compared · {0}', formatNumber(summary.compared.length)),
      content: () => comparison(summary),
    },
    log.problemCount > 0 && {
      id: 'problems',
      label: l10n.t('Lines not read · {0}', formatNumber(log.problemCount)),
      content: () => problems(log),
    },
    log.files.length > 0 && {
      id: 'files',
      label: l10n.t('Files read · {0}', formatNumber(log.files.length)),
      content: () => list([...log.files.map(fileWords), ...log.choices.map(choiceWords)]),
    },
  ];
  return details.filter((one) => one !== false);
}

function list(sentences: readonly string[], kind = 'sentences'): HTMLElement {
  return html('ul', { class: kind }, ...sentences.map((one) => html('li', { dir: 'auto' }, shownName(one))));
}

function unmatched({ items, matched, unmatched: names }: JoinReport): HTMLElement {
  const all = list(names, 'names');
  if (names.length >= items - matched) return all;
  const words = l10n.t('The first {0} of {1}:', formatNumber(names.length), formatNumber(items - matched));
  return html('div', {}, html('p', {}, words), all);
}

function problems({ problems: shown, problemCount }: ImportReport): HTMLElement {
  const all = list(
    shown.map(({ file, line, text }) => l10n.t('{0}, line {1}: {2}', file, formatNumber(line), text)),
  );
  if (shown.length >= problemCount) return all;
  const words = l10n.t('The first {0} of {1}:', formatNumber(shown.length), formatNumber(problemCount));
  return html('div', {}, html('p', {}, words), all);
}

function fileWords({ path, title, why, answers }: ImportReport['files'][number]): string {
  return l10n.t('{0}: {1}, {2} answers. {3}', path, title, formatNumber(answers), why);
}

function choiceWords({ part, metric, filter }: ScoringChoice): string {
  const words = filter
    ? l10n.t('scored by {0} through {1}', metric, filter)
    : l10n.t('scored by {0}', metric);
  return part ? `${part}: ${words}` : words;
}

function comparison({ compared, model: taken, priorKind, choice }: CalibrationSummary): HTMLElement {
  const heads = [
    l10n.t('model'),
    l10n.t('held-out log-loss'),
    l10n.t('AUC'),
    l10n.t('each item’s own share'),
    l10n.t('answers held out'),
  ];
  const head = html('tr', {}, ...heads.map((words) => html('th', { scope: 'col' }, words)));
  const lines = compared.map(({ model, priors, logLoss, auc, baseline, cells }) => {
    const isTaken = model === taken && priors === priorKind;
    const words = candidateWords(model, priors);
    const name = isTaken ? l10n.t('{0}, taken', words) : words;
    const values = [formatLoss(logLoss), formatCorrelation(auc), formatLoss(baseline), formatNumber(cells)];
    return html(
      'tr',
      { 'data-taken': isTaken },
      html('th', { scope: 'row' }, name),
      ...values.map((value) => html('td', {}, value)),
    );
  });
  const table = html(
    'table',
    { class: 'draw-table models' },
    html('thead', {}, head),
    html('tbody', {}, ...lines),
  );
  return choice ? html('div', {}, table, html('p', {}, choice)) : table;
}
