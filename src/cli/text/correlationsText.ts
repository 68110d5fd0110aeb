import type { CorrelationReport } from '../../core/protocol/answers/correlationReport';
import { cellOf } from '../../core/scores/correlations';
import { baseline } from '../../core/scores/primary';
import type { Standing } from '../../core/scores/trust';
import type { Painter } from './colour';
import { formatCorrelation, formatNumber } from '../terminal/format';
import { remarkText } from './remedyWords';
import { textTable } from './textTable';
import { lineWidth, wrapped } from './wrap';

/** The widest name of a column that is told in whole. */
const widest = 26;

/** The cells that a column of the matrix takes, its gap among them. */
const cellWidth = 6;

/** Most measures that are told of one by one. */
const mostStandings = 12;

/** The lower half of the correlation matrix, the human column first and length next; only the columns that fit. */
export function matrixText({ columns, cells, rows }: CorrelationReport, painter: Painter): string {
  const names = columns.map(({ id }, at) => `${String(at + 1).padStart(2)} ${shortened(id)}`);
  const label = Math.max(0, ...names.map(({ length }) => length));
  const shown = Math.max(1, Math.min(columns.length - 1, Math.floor((lineWidth - label) / cellWidth)));
  const counts = cells.map(({ n }) => n).filter((n) => n > 3);
  const usual = Math.max(0, ...counts);
  const lines = names.map((name, row) => [
    name,
    ...Array.from({ length: Math.min(row, shown) }, (_, column) => {
      const { rho, n } = cells[cellOf(row, column)]!;
      return formatCorrelation(rho) + (n === usual ? '' : '*');
    }),
  ]);
  const head = ['Spearman’s ρ', ...Array.from({ length: shown }, (_, at) => String(at + 1))];
  const notes = [
    'Harder with harder: a measure that is easier when higher is turned round.',
    ...(columns.some(({ id }) => id === baseline) ? [`${baseline} is the baseline.`] : []),
    ...(counts.some((n) => n !== usual)
      ? [`* over the ${formatNumber(Math.min(...counts))} or more rows where both are known.`]
      : []),
    ...(shown < columns.length - 1
      ? [`The first ${shown} of ${columns.length} columns; --json has all, with intervals and n.`]
      : []),
  ];
  return [
    painter.bold(
      `Correlations, n = ${formatNumber(usual)}${usual < rows ? ` of ${formatNumber(rows)}` : ''}`,
    ),
    textTable(head, lines, ['left', ...head.slice(1).map(() => 'right' as const)]),
    ...wrapped(notes.join(' ')),
  ].join('\n');
}

/** Which measure to trust: the sentence, then how every measure stands, predictions apart. */
export function trustText({ trust, words: text, remedy }: CorrelationReport, painter: Painter): string {
  const told = [painter.bold('Which measure to trust'), ...wrapped(remarkText({ text, remedy }))];
  if (!trust) return told.join('\n');
  const table = (standings: readonly Standing[]): string =>
    textTable(
      ['', 'ρ', '95%', 'n', 'ahead of length', '95%'],
      standings.slice(0, mostStandings).map(standingLine),
      ['left', 'right', 'right', 'right', 'right', 'right'],
    );
  const more = (standings: readonly Standing[]): string[] =>
    standings.length > mostStandings ? [`… ${standings.length - mostStandings} more in --json`] : [];
  if (trust.measured.length > 0) told.push(table(trust.measured), ...more(trust.measured));
  if (trust.predicted.length > 0)
    told.push(
      `Predictions of ${trust.title}, out of fold:`,
      table(trust.predicted),
      ...more(trust.predicted),
    );
  const certain = trust.measured.some(({ beatsLength }) => beatsLength);
  if (certain)
    told.push(...wrapped('+ beats length for certain, the number of measures that were tried allowed for.'));
  return told.join('\n');
}

function standingLine({ id, agreement, lead, beatsLength }: Standing): string[] {
  const { rho, low, high, n } = agreement;
  return [
    shortened(id),
    formatCorrelation(rho),
    interval(low, high),
    formatNumber(n),
    lead ? `${beatsLength ? '+ ' : ''}${formatCorrelation(lead.difference)}` : '–',
    lead ? interval(lead.low, lead.high) : '–',
  ];
}

function interval(low: number, high: number): string {
  return `${formatCorrelation(low)} to ${formatCorrelation(high)}`;
}

function shortened(id: string): string {
  return id.length <= widest ? id : `${id.slice(0, widest - 1)}…`;
}
