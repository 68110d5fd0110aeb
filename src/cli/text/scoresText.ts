import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import { agreementWith, agreementWithHuman, baseline } from '../../core/scores/primary';
import { bandOf, countBands, orientation, shownCutOffs, type Band } from '../../core/scores/bands';
import { humanColumn } from '../../core/measures/human';
import { hardEnd } from './hardEnd';
import { histogramOf } from '../../core/scores/histogram';
import type { Agreement } from '../../core/numbers/correlation';
import { summarise } from '../../core/scores/summary';
import { countKnown, ownColumns, type ScoreColumn, type ScoreTable } from '../../core/scores/table';
import type { Painter } from './colour';
import { formatCorrelation, formatNumber } from '../terminal/format';
import { sparkline, tallHistogram } from './textHistogram';
import { onOneLine } from '../terminal/terminal';
import { textTable } from './textTable';
import { wrapped } from './wrap';

const smallBins = 16;
const largeBins = 60;

/** Every measure of a table in a line: how many rows it has, how it is spread, and how it agrees with the human column. */
export function measuresText(table: ScoreTable, map: FieldMap): string {
  const human = table.find(({ id }) => id === humanColumn(map.difficulty[0] ?? ''));
  const known = ownColumns(table).filter((column) => countKnown(column) > 0);
  const rows = known.map((column) => {
    const { id, known: scored, median, low, high } = summarise(column, smallBins);
    const { counts } = histogramOf(column.values, smallBins);
    const rho = human && column !== human ? formatCorrelation(agreementWith(column, human).rho) : '';
    const spread = `${formatNumber(low)} – ${formatNumber(high)}`;
    return [
      id,
      formatNumber(scored),
      formatNumber(median),
      spread,
      sparkline(counts),
      ...(human ? [rho] : []),
    ];
  });
  const head = ['measure', 'rows', 'median', '5 – 95%', 'how often', ...(human ? ['ρ'] : [])];
  const legend = [
    ...(human ? [`ρ: Spearman's rank correlation with ${human.id}.`] : []),
    ...unitsLegend(known),
  ].join(' ');
  const lines = [
    textTable(head, rows, ['left', 'right', 'right', 'right', 'left', 'right']),
    ...wrapped(legend),
  ];
  return lines.join('\n');
}

/** The units that a measure's own name does not tell. */
function unitsLegend(columns: readonly ScoreColumn[]): string[] {
  const untold = columns.filter(
    ({ id, unit }) => unit !== '' && !id.startsWith('human.') && !id.toLowerCase().includes(unit.slice(0, 4)),
  );
  const units = [...new Set(untold.map(({ unit }) => unit))].map(
    (unit) =>
      `${untold
        .filter((one) => one.unit === unit)
        .map(({ id }) => id)
        .join(', ')} in ${unit}`,
  );
  return units.length > 0 ? [`Units: ${units.join('; ')}.`] : [];
}

/** The primary measure: its histogram in the colours of its bands, the cut-offs, and what it is worth. */
export function primaryText(
  table: ScoreTable,
  map: FieldMap,
  primary: ScoreColumn,
  painter: Painter,
): string {
  const { values, direction, unit } = primary;
  const { cut, by } = shownCutOffs(values, direction);
  const histogram = histogramOf(values, largeBins);
  const counts = countBands(values, cut, direction);
  const [atMost, atLeast] = orientation(direction) === 1 ? ['≤', '≥'] : ['≥', '≤'];
  const legend = [
    painter.band('easy', `█ easy ${atMost} ${formatNumber(cut.easy)}`) + `: ${formatNumber(counts.easy)}`,
    painter.band('medium', '█ medium') + `: ${formatNumber(counts.medium)}`,
    painter.band('hard', `█ hard ${atLeast} ${formatNumber(cut.hard)}`) + `: ${formatNumber(counts.hard)}`,
  ];
  const bars = histogram.levels
    ? levelBars(
        histogram.levels,
        histogram.counts,
        painter,
        (value) => bandOf(value, cut, direction) ?? 'medium',
      )
    : [...tallHistogram(histogram, 4, { painter, cut, direction }), axis(histogram.edges)];
  return [
    `${painter.bold(`Difficulty by ${onOneLine(primary.id)}`)}, in ${unit || 'its own unit'}; ${hardEnd(direction)}`,
    ...bars.map((line) => `  ${line}`),
    `  ${legend.join('   ')}`,
    counts.unscored > 0 ? `  ${formatNumber(counts.unscored)} rows without a score are in no band.` : '',
    by === 'level' ? '  Too few levels for quantiles: cut-offs are the levels nearest to 30% and 70%.' : '',
    agreementText(table, map, primary),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function levelBars(
  levels: readonly number[],
  counts: readonly number[],
  painter: Painter,
  band: (value: number) => Band,
): string[] {
  const most = Math.max(1, ...counts);
  return levels.map((level, at) => {
    const bar = '█'.repeat(Math.max(counts[at]! > 0 ? 1 : 0, Math.round((40 * counts[at]!) / most)));
    return `${formatNumber(level).padStart(5)}  ${painter.band(band(level), bar)} ${formatNumber(counts[at]!)}`;
  });
}

function axis(edges: readonly number[]): string {
  const low = formatNumber(edges[0]!);
  const high = formatNumber(edges.at(-1)!);
  return low + high.padStart(edges.length - 1 - low.length);
}

/** How well the primary agrees with a human column, and what plain length reaches. */
function agreementText(table: ScoreTable, map: FieldMap, primary: ScoreColumn): string {
  const known = agreementWithHuman(table, map, primary);
  const length = table.find(({ id }) => id === baseline);
  if (known && known.human !== primary.id)
    return [
      `Agrees with ${onOneLine(known.human)}: ${agreement(known.agreement)}.`,
      ...(known.length ? [`Length alone: ${agreement(known.length)}.`] : []),
    ]
      .map((line) => `  ${line}`)
      .join('\n');
  if (length && length !== primary)
    return `  Plain question length agrees with it: ${agreement(agreementWith(length, primary))}.`;
  return '';
}

function agreement({ rho, low, high, n }: Agreement): string {
  if (Number.isNaN(rho)) return 'unknown';
  return `ρ ${formatCorrelation(rho)} (${formatCorrelation(low)} to ${formatCorrelation(high)}, n = ${formatNumber(n)})`;
}
