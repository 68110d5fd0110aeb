import * as l10n from '@vscode/l10n';
import type { CorrelatedColumn, CorrelationReport } from '../../src/core/protocol/answers/correlationReport';
import type { Agreement } from '../../src/core/numbers/correlation';
import { cellOf } from '../../src/core/scores/correlations';
import { baseline } from '../../src/core/scores/primary';
import type { Standing } from '../../src/core/scores/trust';
import { html } from '../frame/element';
import { formatCorrelation, formatNumber } from '../frame/format';

/** Every measure: what it is, the model it comes from, how it agrees, how far it is ahead of length. */
export function standingsTable({ columns, cells, trust }: CorrelationReport): HTMLElement {
  const standings = new Map(
    [...(trust?.measured ?? []), ...(trust?.predicted ?? [])].map((one) => [one.id, one]),
  );
  const predicted = new Set(trust?.predicted.map(({ id }) => id));
  const own = columns.filter(({ id }) => !predicted.has(id));
  const others = columns.filter(({ id }) => predicted.has(id));
  const heads = [
    l10n.t('Measure'),
    ...(trust ? [l10n.t('ρ with {0}', trust.title), l10n.t('Ahead of length')] : []),
    l10n.t('Rows'),
  ];
  const head = html('tr', {}, ...heads.map((words) => html('th', { scope: 'col' }, words)));
  const criterion = columns.findIndex(({ id }) => id === trust?.criterion);
  const told = new Set<string>();
  const line = (column: CorrelatedColumn): HTMLElement => {
    const at = columns.indexOf(column);
    const agreement = at === criterion || criterion < 0 ? undefined : cells[cellOf(at, criterion)];
    const words = aboutOf(column);
    const about = told.has(words) ? '' : words;
    told.add(words);
    return rowOf(column, about, agreement, standings.get(column.id), trust);
  };
  const body = html('tbody', {}, ...own.map(line));
  const table = html('table', { class: 'standings' }, html('thead', {}, head), body);
  if (others.length > 0) {
    const apart = html(
      'th',
      { colspan: heads.length, scope: 'colgroup' },
      l10n.t('Predictions, out of fold'),
    );
    table.append(html('tbody', {}, html('tr', { class: 'standings-apart' }, apart), ...others.map(line)));
  }
  return table;
}

/** What a column's measure is; columns of one measure share it, and it is said once. */
function aboutOf({ summary, model }: CorrelatedColumn): string {
  const words = [summary, ...(model === undefined ? [] : [l10n.t('Model: {0}.', model)])];
  return words.filter(Boolean).join(' ');
}

function rowOf(
  { id, title, known }: CorrelatedColumn,
  about: string,
  agreement: Agreement | undefined,
  standing: Standing | undefined,
  trust: CorrelationReport['trust'],
): HTMLElement {
  const name = html('th', { scope: 'row' }, html('span', { class: 'standing-name' }, title));
  if (about !== '') name.append(html('span', { class: 'standing-about' }, about));
  const cells = trust ? [agreementCell(id === trust.criterion, agreement), leadCell(id, standing)] : [];
  return html('tr', {}, name, ...cells, html('td', {}, formatNumber(known)));
}

function agreementCell(isCriterion: boolean, agreement: Agreement | undefined): HTMLElement {
  if (isCriterion) return html('td', {}, l10n.t('itself'));
  if (!agreement) return html('td', {}, '–');
  return estimateCell(agreement.rho, agreement.low, agreement.high);
}

function leadCell(id: string, standing: Standing | undefined): HTMLElement {
  if (id === baseline) return html('td', {}, l10n.t('the baseline'));
  const { lead, beatsLength } = standing ?? {};
  if (!lead) return html('td', {}, '–');
  const cell = estimateCell(lead.difference, lead.low, lead.high);
  if (beatsLength) cell.prepend(html('span', { class: 'standing-beats' }, l10n.t('beats it'), ' '));
  return cell;
}

function estimateCell(value: number, low: number, high: number): HTMLElement {
  const [from, to] = [low, high].map(formatCorrelation);
  const interval = html('span', { class: 'standing-interval' }, l10n.t('{0} to {1}', from!, to!));
  return html('td', {}, formatCorrelation(value), ' ', interval);
}
