import { formatTitle } from '../../core/dataset/packing';
import { unusableLines, type DatasetSummary, type Problem } from '../../core/protocol/datasetApi';
import type { Painter } from './colour';
import { formatBytes, formatNumber } from '../terminal/format';
import { onOneLine } from '../terminal/terminal';
import { detectionsText } from './detectionText';
import { lineWidth, wrapped } from './wrap';

const mostProblems = 5;

/** A dataset in a line, which field was taken for what, and why, and what is unusual in how it is read; with all that goes without saying where `isWhole`. */
export function datasetText(dataset: DatasetSummary, painter: Painter, isWhole = false): string {
  const { bytes, shape } = dataset;
  const name = onOneLine(dataset.name);
  const facts = `${formatNumber(dataset.rows)} records · ${formatBytes(bytes)} · ${formatTitle(dataset)} · ${shape}`;
  const gap = name.length + facts.length + 2 > lineWidth ? '\n  ' : '  ';
  const head = painter.bold(name) + gap + facts;
  const found = detectionsText(dataset.detections, painter, isWhole);
  const notes = (dataset.notes ?? []).flatMap((note) => wrapped(note)).map(painter.dim);
  return [head, ...(found === '' ? [] : [found]), ...notes].join('\n');
}

/** The first problems of a dataset, and how much cannot be used for them: counted in lines where records stand on several. */
export function problemsText(problems: readonly Problem[], painter: Painter): string {
  if (problems.length === 0) return '';
  const shown = problems
    .slice(0, mostProblems)
    .map((problem) => `  ${placeOf(problem)}: ${onOneLine(problem.text)}`);
  const more =
    problems.length > mostProblems ? [`  … ${formatNumber(problems.length - mostProblems)} more`] : [];
  const lines = unusableLines(problems);
  const [count, what] = lines > problems.length ? [lines, 'line'] : [problems.length, 'record'];
  const title = `${formatNumber(count)} ${what}${count === 1 ? '' : 's'} cannot be used`;
  return [painter.bold(title), ...shown, ...more].join('\n');
}

function placeOf({ file, line, lines = 1 }: Problem): string {
  const where = file === undefined ? '' : `${onOneLine(file)}, `;
  return lines === 1
    ? `${where}line ${formatNumber(line)}`
    : `${where}lines ${formatNumber(line)} to ${formatNumber(line + lines - 1)}`;
}
