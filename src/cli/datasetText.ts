import type { DatasetSummary, Problem } from '../core/protocol/datasetApi';
import type { Painter } from './colour';
import { formatBytes, formatNumber } from './format';
import { onOneLine } from './terminal';
import { textTable } from './textTable';
import { lineWidth } from './wrap';

const mostProblems = 5;

/** A dataset in a line, and which field was taken for what, and why. */
export function datasetText(dataset: DatasetSummary, painter: Painter): string {
  const { bytes, format, shape } = dataset;
  const name = onOneLine(dataset.name);
  const facts = `${formatNumber(dataset.rows)} records · ${formatBytes(bytes)} · ${format.toUpperCase()} · ${shape}`;
  const gap = name.length + facts.length + 2 > lineWidth ? '\n  ' : '  ';
  const head = painter.bold(name) + gap + facts;
  const rows = dataset.reasons.map(({ role, path, why }) => [`  ${role}`, path, painter.dim(why)]);
  return rows.length === 0 ? head : `${head}\n${textTable([], rows, [])}`;
}

/** The first problems of a dataset, and how many there are. */
export function problemsText(problems: readonly Problem[], painter: Painter): string {
  if (problems.length === 0) return '';
  const shown = problems
    .slice(0, mostProblems)
    .map(({ line, text }) => `  line ${formatNumber(line)}: ${onOneLine(text)}`);
  const more =
    problems.length > mostProblems ? [`  … ${formatNumber(problems.length - mostProblems)} more`] : [];
  const count = problems.length === 1 ? '1 record' : `${formatNumber(problems.length)} records`;
  return [painter.bold(`${count} cannot be used`), ...shown, ...more].join('\n');
}
