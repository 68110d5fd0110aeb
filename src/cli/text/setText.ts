import type { SetFigures, SetReport } from '../../core/mixture/setReport';
import type { Painter } from './colour';
import { formatNumber, formatShare } from '../terminal/format';
import { textTable } from './textTable';
import { wrapped } from './wrap';

/** What is told of a set, and how: a line each. */
const lines: readonly (readonly [name: string, told: (figures: SetFigures) => string | undefined])[] = [
  ['rows', ({ rows }) => formatNumber(rows)],
  ['tokens', ({ tokens }) => (tokens === undefined ? undefined : formatNumber(tokens))],
  ['clusters touched', ({ vectors }) => vectors && `${vectors.touched} of ${vectors.clusters}`],
  ['evenness of clusters', ({ vectors }) => vectors && fixed(vectors.evenness, 2)],
  [
    'effective number (Vendi)',
    ({ vectors }) => vectors && `${fixed(vectors.effective, 1)} of ${vectors.mostEffective}`,
  ],
  ['intrinsic dimension', ({ vectors }) => vectors && dimensionText(vectors.dimension)],
  ['by prototype distance', ({ quartiles }) => quartiles?.map(formatShare).join(' ')],
  ['copies', ({ texts }) => texts && share(texts.exact)],
  ['near copies', ({ texts }) => texts && share(texts.near)],
  ['different word pairs', ({ texts }) => texts && share(texts.distinctPairs)],
];

/** What a set is as a set, beside the whole it was drawn from; the whole alone where it is the set. */
export function setText(report: SetReport, painter: Painter): string {
  const { set, whole, tagField, sampled } = report;
  const isWhole = set.rows === whole.rows;
  const rows = lines.flatMap(([name, told]) => {
    const [own, other] = [told(set), told(whole)];
    return own || other ? [[name, own || '–', ...(isWhole ? [] : [other || '–'])]] : [];
  });
  const head = ['as a set', isWhole ? 'all' : 'mixture', ...(isWhole ? [] : ['whole'])];
  const tags = tagField === undefined ? [] : tagRows(tagField, set, whole, isWhole);
  return [
    painter.bold(head[0]!) +
      textTable(head, [...rows, ...tags], ['left', 'right', 'right']).slice(head[0]!.length),
    ...notes(report, isWhole, sampled).flatMap((note) => wrapped(note)),
  ].join('\n');
}

function tagRows(field: string, set: SetFigures, whole: SetFigures, isWhole: boolean): string[][] {
  if (!whole.tags) return [];
  const cells = (told: (figures: SetFigures) => string): string[] =>
    isWhole ? [told(set)] : [told(set), told(whole)];
  const shareOf = (figures: SetFigures, tag: string): string =>
    share(figures.tags?.shares.find((one) => one.tag === tag)?.share ?? 0);
  return [
    [`different ${field}`, ...cells(({ tags }) => formatNumber(tags?.distinct ?? 0))],
    ...whole.tags.shares
      .slice(0, 8)
      .map(({ tag }) => [`  ${tag.slice(0, 30)}`, ...cells((figures) => shareOf(figures, tag))]),
  ];
}

function notes({ set, whole }: SetReport, isWhole: boolean, sampled: number): string[] {
  const some = [
    ...(set.vectors
      ? []
      : ['Clusters and effective number are not known: "gradus score --measures prototype" first.']),
    ...(sampled < set.rows ? [`Texts and vectors: of ${formatNumber(sampled)} sampled rows.`] : []),
    ...(isWhole
      ? []
      : ['Whole: tokens and prototype distance of all rows, the rest of as many rows drawn at random.']),
    ...(set.quartiles
      ? ['Prototype distance: the shares in each quarter of the whole, the nearest first.']
      : []),
  ];
  return whole.rows === 0 ? [] : some;
}

function dimensionText({ value, low, high }: { value: number; low: number; high: number }): string {
  return Number.isNaN(value) ? '–' : `${fixed(value, 1)} (${fixed(low, 1)} to ${fixed(high, 1)})`;
}

function share(value: number): string {
  return value > 0 && value < 0.01 ? `${(100 * value).toFixed(1)}%` : formatShare(value);
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits);
}
