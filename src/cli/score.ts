import { catalogue } from '../core/measures/catalogue';
import type { ScoreReport } from '../core/protocol/engineApi';
import { primaryColumn, varies } from '../core/scores/primary';
import { summarise } from '../core/scores/summary';
import type { ScoreTable } from '../core/scores/table';
import { datasetOf, datasetOptions, textOption } from './arguments';
import { painterFor } from './colour';
import type { Command, Surroundings } from './command';
import { datasetText, problemsText } from './datasetText';
import { formatNumber } from './format';
import { ProgressLine } from './progress';
import { measuresText, primaryText } from './scoresText';

/** gradus score: computes measures and shows or writes them. */
export const score: Command = {
  name: 'score',
  usage: 'DATA',
  summary: 'Score every record for difficulty; show a summary or write the scores.',
  options: {
    ...datasetOptions,
    measures: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
  },
  help: [
    ['--measures a,b', `which measures: ${catalogue.map(({ id }) => id).join(', ')}, or all (usual)`],
    ['--model DIR', 'a text encoder in Hugging Face layout, instead of the embedded one'],
    [
      '--map role=field,…',
      'which field is what: question, context, answer, solution, choices, label, id, difficulty',
    ],
    ['--out FILE', 'write the scores as .csv, .jsonl or .parquet'],
    ['--force', 'replace an existing file'],
  ],
  async run(surroundings) {
    const { args, engine, signal, print, json } = surroundings;
    const request = datasetOf(args);
    const report = await scoreWith(
      surroundings,
      (textOption(args, 'measures') ?? 'all').split(',').map((name) => name.trim()),
    );
    const out = textOption(args, 'out');
    if (out !== undefined) {
      const force = args.values['force'] === true;
      const { rows, columns } = await engine.call('exportScores', { ...request, out, force }, { signal });
      print(
        json
          ? JSON.stringify({ ...report, out, rows, columns })
          : `${formatNumber(rows)} rows of scores written to ${out}: ${columns.join(', ')}`,
      );
      return 0;
    }
    const { table } = await engine.call('table', request, { signal });
    print(json ? JSON.stringify(jsonOf(report, table)) : summaryText(report, table));
    return 0;
  },
};

/** Scores the dataset of the arguments with a progress line. */
export async function scoreWith(
  { args, engine, signal, note }: Surroundings,
  measures: readonly string[],
): Promise<ScoreReport> {
  const line = new ProgressLine(process.stderr);
  const started = performance.now();
  try {
    const report = await engine.call(
      'score',
      { ...datasetOf(args), measures },
      { signal, onProgress: line.show },
    );
    line.clear();
    const now = Math.max(0, ...Object.values(report.scored).map((one) => one.now));
    if (now > 0)
      note(
        `Scored ${formatNumber(now)} records with ${report.model} in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
      );
    return report;
  } finally {
    line.clear();
  }
}

/** What scoring found, for people. */
export function summaryText(report: ScoreReport, table: ScoreTable): string {
  const painter = painterFor(process.stdout);
  const { dataset, problems, leftOut } = report;
  const missing = leftOut
    .map(({ measure, why }) => painter.dim(`${measure} is left out: ${why}.`))
    .join('\n');
  const primary = table.some(varies)
    ? primaryText(table, dataset.map, primaryColumn(table, dataset.map), painter)
    : '';
  return [
    datasetText(dataset, painter),
    problemsText(problems, painter),
    measuresText(table, dataset.map) + (missing && `\n${missing}`),
    primary,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function jsonOf(report: ScoreReport, table: ScoreTable): object {
  return { ...report, measures: table.map((column) => summarise(column, 24)) };
}
