import { catalogue, titleOf } from '../../core/measures/catalogue';
import { operations } from '../../core/operations/operations';
import type { LeftOut, ScoreProgress, ScoreReport } from '../../core/protocol/engineApi';
import { parseShard, type Shard } from '../../core/protocol/shard';
import { parseTimeBudget } from '../../core/protocol/timeBudget';
import { UserError } from '../../core/userError';
import { primaryColumn } from '../../core/scores/primary';
import { varies } from '../../core/scores/columnHead';
import { summarise } from '../../core/scores/summary';
import { countKnown, type ScoreTable } from '../../core/scores/table';
import { scoreFileFormat } from '../../core/scores/scoreFileFormat';
import { refuseExisting } from '../../engine/files/atomicFile';
import { datasetOf, isGiven, optional, textOption, type Arguments } from '../options/arguments';
import { remarkText } from '../text/remedyWords';
import { detectionNotes } from '../text/detectionText';
import { painterFor } from '../text/colour';
import type { Command, Surroundings } from '../options/command';
import { datasetText, problemsText } from '../text/datasetText';
import { formatAbout, formatDuration, formatNumber } from '../terminal/format';
import { ProgressLine } from '../terminal/progress';
import { importDynamics } from './importDynamics';
import { importResponses } from './importResponses';
import { calibrateOptions, importGroup, itemModelOption, logGroup } from '../options/responsesOptions';
import { datasetGroup, datasetOperand, escapeFormulasOption, forceOption } from '../options/sharedOptions';
import { measuresText, primaryText } from '../text/scoresText';
import { takeBack } from './takeBack';
import { jsonText, onOneLine } from '../terminal/terminal';
import { wrapped } from '../text/wrap';

/** gradus score: computes measures and shows or writes them. */
export const score: Command = {
  name: 'score',
  usage: 'DATA',
  summary: operations.score.title,
  operands: datasetOperand,
  groups: [
    {
      title: 'Options',
      options: {
        measures: {
          value: 'MEASURE,…',
          help: `Measures to compute: ${catalogue.map(({ id }) => id).join(', ')}, or all.`,
          default: 'all',
        },
        shard: {
          value: 'I/N',
          help: 'Score only the I-th of N equal parts. For measures that look at one record at a time.',
        },
        budget: {
          value: 'TIME',
          help: 'Time for slow models, such as 90s, 10m or 2h: they score a sample, and the rest is predicted.',
        },
        out: {
          value: 'FILE',
          fills: ['exportScores', 'out'],
          help: 'Write the scores as .csv, .jsonl or .parquet.',
        },
        force: forceOption,
        'escape-formulas': escapeFormulasOption,
      },
    },
    datasetGroup,
    importGroup,
    { title: 'Calibration of imported responses', options: { irt: itemModelOption, ...calibrateOptions } },
    logGroup,
  ],
  async run(surroundings) {
    const { args, engine, signal, print, note, json, told } = surroundings;
    const request = datasetOf(args);
    const out = textOption(args, 'out');
    const force = isGiven(args, 'force');
    if (out !== undefined) await checkOut(out, force);
    const shard = optional('shard', shardOf(args));
    const budget = optional('budget', budgetOf(args));
    if ('shard' in shard && 'budget' in budget)
      throw new UserError('--budget draws a sample of the whole dataset: it cannot go with --shard.');
    await takeBack(surroundings);
    await importResponses(surroundings);
    await importDynamics(surroundings);
    const report = await scoreWith(surroundings, { ...shard, ...budget });
    if (out !== undefined) {
      const { rows, columns } = await engine.call(
        'exportScores',
        {
          ...request,
          ...shard,
          ...{ out, force, measures: measuresKept(report) },
          escapeFormulas: isGiven(args, 'escape-formulas'),
        },
        { signal },
      );
      if (!json) besidesScores(report, told).forEach(note);
      print(
        json
          ? jsonText({ ...toldReport(report), out, rows, columns })
          : `${formatNumber(rows)} rows of scores written to ${out}: ${onOneLine(columns.join(', '))}`,
      );
      return 0;
    }
    const { table } = await engine.call('table', request, { signal });
    print(json ? jsonText(jsonOf(report, table)) : summaryText(report, table, told));
    return 0;
  },
};

/** The measures that all records were scored by. */
function measuresKept({ scored }: ScoreReport): string[] {
  return catalogue.map(({ id }) => id).filter((id) => id in scored && scored[id]!.left === undefined);
}

/** Throws UserError where scores cannot be written, before they are computed. */
async function checkOut(out: string, force: boolean): Promise<void> {
  scoreFileFormat(out);
  await refuseExisting(out, { force });
}

function shardOf(args: Arguments): Shard | undefined {
  const text = textOption(args, 'shard');
  return text === undefined ? undefined : parseShard(text);
}

/** The seconds of the time budget. */
function budgetOf(args: Arguments): number | undefined {
  const text = textOption(args, 'budget');
  return text === undefined ? undefined : parseTimeBudget(text, '--budget');
}

/** Scores the dataset of the arguments with a progress line. */
async function scoreWith(
  { args, engine, signal, note }: Surroundings,
  part: { readonly shard?: Shard; readonly budget?: number },
): Promise<ScoreReport> {
  const measures = (textOption(args, 'measures') ?? 'all').split(',').map((name) => name.trim());
  const line = new ProgressLine(process.stderr);
  const started = performance.now();
  const show = (progress: ScoreProgress): void => {
    if (isLong(progress)) {
      line.clear();
      note(estimateText(progress, part.budget));
    }
    line.show(progress);
  };
  try {
    const report = await engine.call(
      'score',
      { ...datasetOf(args), ...part, measures },
      { signal, onProgress: (progress) => show(progress) },
    );
    line.clear();
    const now = Math.max(0, ...Object.values(report.scored).map((one) => one.now));
    if (now > 0)
      note(
        `Scored ${formatNumber(now)} records with ${[report.model, report.languageModel ?? []].flat().join(' and ')} in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
      );
    return report;
  } finally {
    line.clear();
  }
}

const longSeconds = 30;

function isLong({ takes = 0 }: ScoreProgress): boolean {
  return takes > longSeconds;
}

/** How long a measure will take, and what to do about it. */
function estimateText({ measure, preparing, takes = 0 }: ScoreProgress, budget: number | undefined): string {
  const what = preparing === undefined ? `Scoring ${titleOf(measure)}` : 'Encoding all questions';
  const time = `${what} takes ${formatAbout(takes)}`;
  if (budget !== undefined) return `${time}; the budget is ${formatDuration(budget)}.`;
  return preparing === undefined
    ? `${time}. With --budget 10m a sample is scored and the rest predicted.`
    : `${time}, once: the vectors are kept.`;
}

/** What has to be said of scores that go to a file: what is not certain of how the dataset is read, and what could not be scored. */
function besidesScores(
  { dataset, problems, leftOut, remarks }: ScoreReport,
  told: ReadonlySet<string>,
): string[] {
  const painter = painterFor(process.stderr);
  return [
    ...dataset.detections.flatMap(detectionNotes),
    ...(dataset.notes ?? []).flatMap((text) => wrapped(text)),
    problemsText(problems, painter),
    ...leftOutText(leftOut).flatMap((text) => wrapped(text)),
    ...remarks
      .map(remarkText)
      .filter((remark) => !told.has(remark))
      .flatMap((text) => wrapped(text)),
  ].filter((line) => line !== '');
}

/** What scoring found, for people. */
function summaryText(report: ScoreReport, table: ScoreTable, told: ReadonlySet<string>): string {
  const painter = painterFor(process.stdout);
  const { dataset, problems, leftOut, remarks } = report;
  const unknown = table.filter((column) => countKnown(column) === 0).map(({ id }) => id);
  const notes = [
    ...leftOutText(leftOut),
    ...(unknown.length > 0 ? [`Without a score for any record: ${unknown.join(', ')}.`] : []),
    ...remarks.map(remarkText).filter((remark) => !told.has(remark)),
  ].flatMap((remark) => wrapped(remark).map(painter.dim));
  const primary = table.some(varies)
    ? primaryText(table, dataset.map, primaryColumn(table, dataset.map), painter)
    : '';
  return [
    datasetText(dataset, painter),
    problemsText(problems, painter),
    [measuresText(table, dataset.map), ...notes].join('\n'),
    primary,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What is left out, a line for every reason. */
function leftOutText(leftOut: readonly LeftOut[]): string[] {
  const reasons = [...new Set(leftOut.map(({ why }) => why))];
  return reasons.map((reason) => {
    const measures = leftOut.flatMap(({ measure, why }) => (why === reason ? [titleOf(measure)] : []));
    const remedy = leftOut.find(({ why }) => why === reason)?.remedy;
    const text = `${measures.join(', ')} ${measures.length === 1 ? 'is' : 'are'} left out: ${reason}.`;
    return remarkText({ text, remedy });
  });
}

function jsonOf(report: ScoreReport, table: ScoreTable): object {
  return { ...toldReport(report), measures: table.map((column) => summarise(column, 24)) };
}

/** A report whose remarks are sentences that say what mends them here. */
function toldReport(report: ScoreReport): object {
  return { ...report, remarks: report.remarks.map(remarkText) };
}
