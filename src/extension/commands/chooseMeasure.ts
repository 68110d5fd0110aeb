import * as vscode from 'vscode';
import type { CorrelationReport } from '../../core/protocol/answers/correlationReport';
import { plain } from '../../core/scores/correlationWords';
import { isUsable } from '../../core/scores/primary';
import type { ColumnHead } from '../../core/scores/columnHead';
import { ownColumns } from '../../core/scores/table';
import type { Standing } from '../../core/scores/trust';
import { formatNumber } from '../words/numbers';
import { remarkText } from '../words/remedyWords';
import { fillingPick, type FillingItem } from '../host/fillingPick';
import type { Scores } from '../records/scores';
import { scoredDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';

/** How the columns agree, as far as the list says it. */
type Agreements = Pick<CorrelationReport, 'columns' | 'words' | 'trust' | 'remedy'>;

/** What is known of agreement before it is reckoned: nothing. */
const notYet: Agreements = { columns: [], words: '', trust: undefined };

/** Gradus: Choose Measure: the column that bands, marks and mixtures go by, those to trust first. */
export async function chooseMeasure(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await scoredDataset(surroundings, uri);
  const { scores } = dataset;
  const chosen = await fillingPick(
    itemsOf(scores, notYet),
    async (signal) =>
      itemsOf(scores, await surroundings.engine.call('correlations', dataset.request, { signal })),
    {
      title: vscode.l10n.t('Difficulty goes by …'),
      placeholder: vscode.l10n.t('Now: {0}', scores.primary!.title),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (chosen?.id !== undefined) await dataset.choosePrimary(chosen.id);
}

function itemsOf(scores: Scores, report: Agreements): FillingItem[] {
  const order = report.columns.map(({ id }) => id);
  const place = ({ id }: ColumnHead): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const known = ownColumns(scores.snapshot.heads)
    .filter(({ known: count }) => count > 0)
    .sort((one, other) => place(one) - place(other));
  const item = (column: ColumnHead): FillingItem => itemOf(column, column.id === scores.primary?.id, report);
  const predicted = known.filter(({ predicts }) => predicts !== undefined);
  return [
    ...(report.words === '' ? [] : [separator(remarkText({ text: report.words, remedy: report.remedy }))]),
    ...known.filter(({ predicts }) => predicts === undefined).map(item),
    ...(predicted.length > 0 ? [separator(vscode.l10n.t('predictions')), ...predicted.map(item)] : []),
  ];
}

function separator(label: string): FillingItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function itemOf(column: ColumnHead, isPrimary: boolean, report: Agreements): FillingItem {
  const { id, title } = column;
  return {
    id,
    label: title,
    ...(isPrimary ? { description: vscode.l10n.t('now') } : {}),
    detail: detailOf(column, report),
  };
}

function detailOf(column: ColumnHead, { trust, columns }: Agreements): string {
  const parts = [vscode.l10n.t('{0} scored', formatNumber(column.known))];
  if (!isUsable(column)) parts.push(vscode.l10n.t('says little here'));
  const standing = [...(trust?.measured ?? []), ...(trust?.predicted ?? [])].find(
    ({ id }) => id === column.id,
  );
  if (trust && standing) parts.push(...standingWords(standing, trust.title));
  const { model } = columns.find(({ id }) => id === column.id) ?? {};
  if (model !== undefined) parts.push(model);
  return parts.join(' · ');
}

function standingWords({ agreement, lead, beatsLength }: Standing, criterion: string): string[] {
  const { rho, low, high } = agreement;
  const agrees = vscode.l10n.t('ρ {0} ({1} to {2}) with {3}', plain(rho), plain(low), plain(high), criterion);
  return beatsLength && lead
    ? [agrees, vscode.l10n.t('beats length by {0}', plain(lead.difference))]
    : [agrees];
}
