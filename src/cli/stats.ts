import { UserError } from '../core/userError';
import { primaryColumn, varies } from '../core/scores/primary';
import { completeCases, summarise, type CompleteCases } from '../core/scores/summary';
import { datasetOf, datasetOptions, optional, textOption } from './arguments';
import { painterFor, type Painter } from './colour';
import type { Command } from './command';
import { parseNamedCutOffs } from './cutoffs';
import { datasetText } from './datasetText';
import { matrixText, trustText } from './correlationsText';
import { formatNumber } from './format';
import { measuresText, primaryText } from './scoresText';
import { setText } from './setText';
import { ownColumns } from '../core/scores/table';
import { textTable } from './textTable';

/** gradus stats: what the scores say, one by one and together. */
export const stats: Command = {
  name: 'stats',
  usage: 'DATA',
  summary: 'Counts, histograms and correlations of the scores there are.',
  options: {
    ...datasetOptions,
    scores: { type: 'string' },
    measure: { type: 'string' },
    cutoffs: { type: 'string' },
  },
  help: [
    ['--scores FILE', 'scores to read instead of the stored ones'],
    ['--measure m', 'the primary difficulty'],
    ['--cutoffs m=5:8,…', 'bands by value: easy up to 5, hard from 8'],
    ['--map, --model', 'as for score'],
  ],
  async run({ args, engine, signal, print, json }) {
    const scores = textOption(args, 'scores');
    const request = { ...datasetOf(args), ...optional('scores', scores) };
    const { dataset, table } = await engine.call('table', request, { signal });
    if (table.length === 0)
      throw new UserError(
        `Nothing of ${dataset.name} is scored yet: run "gradus score ${dataset.name}" first, or name scores with --scores.`,
      );
    const correlations = await engine.call('correlations', request, { signal });
    const set = await engine.call('describeSet', request, { signal });
    const cutoffs = textOption(args, 'cutoffs');
    const together = completeCases(
      ownColumns(table).filter(varies),
      dataset.map,
      cutoffs === undefined ? {} : parseNamedCutOffs(cutoffs, table),
    );
    const primary = primaryColumn(table, dataset.map, textOption(args, 'measure'));
    const painter = painterFor(process.stdout);
    const columns = table.map((column) => summarise(column, 24));
    print(
      json
        ? JSON.stringify({
            dataset,
            primary: primary.id,
            measures: columns,
            complete: together,
            correlations,
            set,
          })
        : [
            datasetText(dataset, painter),
            measuresText(table, dataset.map),
            primaryText(table, dataset.map, primary, painter),
            bandsText(together, painter),
            matrixText(correlations, painter),
            trustText(correlations, painter),
            setText(set, painter),
          ].join('\n\n'),
    );
    return 0;
  },
};

function bandsText({ n, by, columns }: CompleteCases, painter: Painter): string {
  const head = ['bands', 'easy ≤', 'hard ≥', 'easy', 'medium', 'hard', 'levels'];
  const rows = columns.map(({ id, cut, counts, levels }) => [
    id,
    formatNumber(cut.easy),
    formatNumber(cut.hard),
    ...[counts.easy, counts.medium, counts.hard].map(formatNumber),
    (levels ?? []).map(({ value, count }) => `${formatNumber(value)}: ${formatNumber(count)}`).join('  '),
  ]);
  const title = `${painter.bold('Complete cases')}: ${formatNumber(n)} rows where ${by.join(', ') || 'every measure'} ${by.length === 1 ? 'is' : 'are'} known`;
  return `${title}\n${textTable(head, rows, ['left', 'right', 'right', 'right', 'right', 'right', 'left'])}`;
}
