import type { TableReport, TableRequest } from '../../core/protocol/datasetApi';
import { UserError } from '../../core/userError';
import { refuseUnsettled } from '../../core/scores/unsettled';
import { primaryColumn } from '../../core/scores/primary';
import { varies } from '../../core/scores/columnHead';
import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import { presetNames } from '../../core/scores/presetList';
import { countKnown, ownColumns, type ScoreTable } from '../../core/scores/table';
import { completeCases, summarise, type CompleteCases } from '../../core/scores/summary';
import { datasetOf, optional, textOption, type Arguments } from '../options/arguments';
import { painterFor, type Painter } from '../text/colour';
import type { Command, Surroundings } from '../options/command';
import { parseNamedCutOffs, type NamedCutOffs } from '../options/cutoffs';
import { datasetGroup, datasetOperand, measureOption, scoresOption } from '../options/sharedOptions';
import { datasetText } from '../text/datasetText';
import { matrixText, trustText } from '../text/correlationsText';
import { formatNumber } from '../terminal/format';
import { measuresText, primaryText } from '../text/scoresText';
import { setText } from '../text/setText';
import { ProgressLine } from '../terminal/progress';
import { jsonText, onOneLine } from '../terminal/terminal';
import { textTable } from '../text/textTable';
import { wrapped } from '../text/wrap';

/** gradus stats: what the scores say, one by one and together. */
export const stats: Command = {
  name: 'stats',
  usage: 'DATA',
  summary: 'Counts, histograms and correlations of the scores there are.',
  operands: datasetOperand,
  groups: [
    {
      title: 'Options',
      options: {
        measure: measureOption,
        cutoffs: {
          value: 'MEASURE=EASY:HARD,…',
          help: `Bands by value: human.grade=5:8 is easy up to 5 and hard from 8. Presets of Hase et al. 2024: ${presetNames.join(', ')}, or paper for all that fit.`,
          default: 'the 30% and 70% quantiles',
        },
        scores: scoresOption,
      },
    },
    datasetGroup,
  ],
  async run(surroundings) {
    const { args, engine, signal, print, json } = surroundings;
    const scores = textOption(args, 'scores');
    const request = { ...datasetOf(args), ...optional('scores', scores) };
    const { dataset, table } = await tableOf(surroundings, request);
    if (!table.some((column) => countKnown(column) > 0))
      throw new UserError(
        `Nothing of ${dataset.name} is scored yet: run "gradus score ${dataset.name}" first, or name scores with --scores.`,
      );
    const correlations = await engine.call('correlations', request, { signal });
    const set = await engine.call('describeSet', request, { signal });
    const named = namedCutOffs(args, table, dataset.map);
    const given = Object.fromEntries(Object.entries(named).map(([id, { cut }]) => [id, cut]));
    const together = completeCases(ownColumns(table).filter(varies), dataset.map, given);
    const measure = textOption(args, 'measure');
    for (const id of [measure, ...table.map((column) => column.id)]) refuseUnsettled(dataset, id);
    const primary = primaryColumn(table, dataset.map, measure);
    const painter = painterFor(process.stdout);
    const columns = table.map((column) => summarise(column, 24));
    print(
      json
        ? jsonText({
            dataset,
            primary: primary.id,
            measures: columns,
            presets: presetsOf(named),
            complete: together,
            correlations,
            set,
          })
        : [
            datasetText(dataset, painter),
            measuresText(table, dataset.map),
            primaryText(table, dataset.map, primary, painter),
            [bandsText(together, painter), ...presetsText(named)].join('\n'),
            matrixText(correlations, painter),
            trustText(correlations, painter),
            setText(set, painter),
          ].join('\n\n'),
    );
    return 0;
  },
};

/** What costs next to nothing: it is computed, and kept, where nothing is scored yet. */
const cheap = ['human', 'length'];

/** The scores there are; of a dataset that is not scored, what is cheap. */
async function tableOf({ engine, signal, note }: Surroundings, request: TableRequest): Promise<TableReport> {
  const known = await engine.call('table', request, { signal });
  if (known.table.length > 0 || request.scores !== undefined) return known;
  const line = new ProgressLine(process.stderr);
  try {
    const asked = { ...request, measures: cheap, optional: true };
    await engine.call('score', asked, { signal, onProgress: line.show });
  } finally {
    line.clear();
  }
  const { name } = known.dataset;
  note(
    onOneLine(
      `${name} is not scored yet: this is what costs nothing. "gradus score ${name}" computes the rest.`,
    ),
  );
  return engine.call('table', request, { signal });
}

function namedCutOffs(args: Arguments, table: ScoreTable, map: FieldMap): NamedCutOffs {
  const text = textOption(args, 'cutoffs');
  return text === undefined ? {} : parseNamedCutOffs(text, table, map);
}

/** The columns whose cut-offs are of a preset, each with its name. */
function presetsOf(named: NamedCutOffs): Record<string, string> {
  return Object.fromEntries(
    Object.entries(named).flatMap(([id, { preset }]) => (preset === undefined ? [] : [[id, preset]])),
  );
}

/** Which presets the cut-offs are of. */
function presetsText(named: NamedCutOffs): string[] {
  const presets = Object.entries(presetsOf(named));
  if (presets.length === 0) return [];
  const values = presets.filter(([, preset]) => preset !== 'quantiles');
  const quantiles = presets.filter(([, preset]) => preset === 'quantiles');
  const said = [
    ...values.map(([id, preset]) => `${preset} for ${id}`),
    ...(quantiles.length > 0 ? [`30% and 70% quantiles for ${quantiles.map(([id]) => id).join(', ')}`] : []),
  ];
  return wrapped(`Cut-offs of Hase et al. 2024: ${said.join('; ')}.`);
}

function bandsText({ n, by, columns }: CompleteCases, painter: Painter): string {
  const head = ['bands', 'easy ≤', 'hard ≥', 'easy', 'medium', 'hard', 'levels'];
  const rows = columns.map(({ id, direction, cut, counts, levels }) => [
    id,
    // Where higher is easier, the signs of the heading are turned round.
    (direction === -1 ? '≥ ' : '') + formatNumber(cut.easy),
    (direction === -1 ? '≤ ' : '') + formatNumber(cut.hard),
    ...[counts.easy, counts.medium, counts.hard].map(formatNumber),
    (levels ?? []).map(({ value, count }) => `${formatNumber(value)}: ${formatNumber(count)}`).join('  '),
  ]);
  const title = `${painter.bold('Complete cases')}: ${formatNumber(n)} rows where ${onOneLine(by.join(', ')) || 'every measure'} ${by.length === 1 ? 'is' : 'are'} known`;
  return `${title}\n${textTable(head, rows, ['left', 'right', 'right', 'right', 'right', 'right', 'left'])}`;
}
