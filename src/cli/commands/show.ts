import { operations } from '../../core/operations/operations';
import type { RecordReport } from '../../core/protocol/engineApi';
import { doubtsOf } from '../../core/scores/doubts';
import { describe, type Description } from '../../core/scores/describe';
import { distributionOf } from '../../core/scores/distribution';
import { primaryColumn } from '../../core/scores/primary';
import { varies } from '../../core/scores/columnHead';
import { countKnown, type ScoreColumn, type ScoreTable } from '../../core/scores/table';
import { withError } from '../../core/scores/uncertainty';
import { UserError } from '../../core/userError';
import { datasetOf, numberOption, optional, textOption } from '../options/arguments';
import { detectionNotes } from '../text/detectionText';
import { painterFor, type Painter } from '../text/colour';
import type { Command } from '../options/command';
import { formatNumber, formatShare, oneLine } from '../terminal/format';
import { jsonText, onOneLine } from '../terminal/terminal';
import { textTable } from '../text/textTable';
import { datasetGroup, datasetOperand, measureOption, scoresOption } from '../options/sharedOptions';
import { tokensText } from '../text/tokensText';

/** gradus show: one record and all that is known of its difficulty. */
export const show: Command = {
  name: 'show',
  usage: 'DATA --row N',
  summary: operations.record.title,
  operands: datasetOperand,
  groups: [
    {
      title: 'Options',
      options: {
        row: { value: 'N', least: 0, help: 'The record to show, counted from 0.' },
        measure: measureOption,
        scores: scoresOption,
      },
    },
    datasetGroup,
  ],
  async run({ args, engine, signal, print, note, json }) {
    const row = numberOption(args, 'row');
    if (row === undefined) throw new UserError('Say which record with --row N, counted from 0.');
    const scores = textOption(args, 'scores');
    const record = await engine.call(
      'record',
      { ...datasetOf(args), row, ...optional('scores', scores) },
      { signal },
    );
    const { table, dataset } = record;
    const primary = table.some(varies)
      ? primaryColumn(table, dataset.map, textOption(args, 'measure'))
      : undefined;
    const known = primary && describeRow(table, primary, row);
    if (primary && !json)
      for (const doubt of doubtsOf([primary.id], dataset)) note(detectionNotes(doubt).join('\n'));
    const { table: _, dataset: __, ...rest } = record;
    print(json ? jsonText({ ...rest, ...known }) : recordText(record, known, painterFor(process.stdout)));
    return 0;
  },
};

function describeRow(table: ScoreTable, primary: ScoreColumn, row: number): Description {
  const distributions = table.map(distributionOf);
  const valueOf = (column: string): number => table.find(({ id }) => id === column)?.values[row] ?? NaN;
  return describe(distributions, distributions[table.indexOf(primary)]!, valueOf);
}

/** Why nothing can be said of a record's difficulty. */
function withoutVerdict({ table, dataset }: RecordReport): string {
  return table.some((column) => countKnown(column) > 0)
    ? 'Scored, but no measure tells one record from another.'
    : `Not scored yet: run "gradus score ${onOneLine(dataset.name)}".`;
}

function recordText(record: RecordReport, known: Description | undefined, painter: Painter): string {
  const { dataset, row, line, id, problem, question, answer, answerTokens } = record;
  const verdict = known
    ? [known.verdict, known.responses.words].filter(Boolean).join(' · ')
    : withoutVerdict(record);
  const rows = (known?.readings ?? []).map(({ id: measure, value, error, percentile, direction, unit }) => [
    measure,
    error === undefined ? formatNumber(value) : withError(value, error),
    direction === 0 ? '' : formatShare(percentile),
    unit,
  ]);
  return [
    `${painter.bold(`${onOneLine(dataset.name)}, row ${row}`)}, line ${formatNumber(line)}  ${painter.dim(id)}`,
    problem
      ? `cannot be used: ${onOneLine(problem)}`
      : known?.band
        ? painter.band(known.band, verdict)
        : verdict,
    ...(question ? [`question  ${oneLine(question, 400)}`] : []),
    ...(answer ? [`answer    ${oneLine(answer, 400)}`] : []),
    ...(rows.length > 0
      ? [textTable(['measure', 'value', 'easier', 'unit'], rows, ['left', 'right', 'right', 'left'])]
      : []),
    ...(answerTokens.length > 0 ? [tokensText(answerTokens)] : []),
  ].join('\n');
}
