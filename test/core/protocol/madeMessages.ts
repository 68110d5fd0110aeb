import type fc from 'fast-check';
import type * as v from 'valibot';
import {
  itemColumnsSchema,
  respondentColumnsSchema,
  type ItemColumns,
  type RespondentColumns,
} from '../../../src/core/protocol/answers/calibrationColumns';
import {
  correlationReportSchema,
  type CorrelationReport,
} from '../../../src/core/protocol/answers/correlationReport';
import { itemAnswersSchema, type ItemAnswers } from '../../../src/core/protocol/answers/itemAnswers';
import {
  datasetEditorAnswers,
  datasetEditorMessages,
  editorProgressSchema,
} from '../../../src/core/protocol/datasetEditorApi';
import { panelAnswers, panelMessages } from '../../../src/core/protocol/panelApi';
import { rolloutReportSchema, type RolloutReport } from '../../../src/core/mixture/rolloutReport';
import { panelDatasetSchema, type PanelDataset } from '../../../src/core/protocol/panelDataset';
import { valuesOf, type Mend } from './valuesOf';

type Columns = ItemColumns | RespondentColumns;

const mends = new Map<v.GenericSchema, Mend>([
  [panelDatasetSchema, consistent],
  [correlationReportSchema, withAllCells],
  [itemColumnsSchema, alike],
  [respondentColumnsSchema, alike],
  [itemAnswersSchema, paired],
  [rolloutReportSchema, withAllDomains],
]);

const recipe = ['gradus', 'size', 'seed', 'measure', 'blend', 'bands', 'shortage', 'order'];
const figures = ['tokens', 'quartiles', 'vectors', 'texts', 'tags'];

const cellsMayLack = ['*.problem', '*.mark', '*.mark.band', '*.mark.isStale'];

/** The messages that come to the panel and the dataset editor, and what of each may be left out. */
export const messages: Readonly<Record<string, { schema: v.GenericSchema; mayLack: readonly string[] }>> = {
  show: {
    schema: panelMessages.show,
    mayLack: [
      ...['brokenLines', 'primary', 'human', 'standings', 'digest', 'families', 'scale', 'detections'],
      ...['detections.*.remedy', 'detections.*.question'],
      ...['errorOf', 'isName', 'predicts', 'version', 'stale'].map((name) => `columns.*.${name}`),
    ],
  },
  activity: {
    schema: panelMessages.activity,
    mayLack: ['preparing', 'step', 'steps', 'share', 'isEstimating'],
  },
  fileChanged: { schema: panelMessages.fileChanged, mayLack: [] },
  calibration: {
    schema: panelMessages.calibration,
    mayLack: [
      ...[
        'summary.margins',
        'summary.choice',
        'summary.priorKind',
        'summary.compared.*.priors',
        'summary.compared.*.gain',
        'summary.compared.*.gainSe',
        'join',
        'join.by',
        'log.detections',
      ],
      ...['log.detections.*.remedy', 'log.detections.*.question'],
    ],
  },
  turnTo: { schema: panelMessages.turnTo, mayLack: [] },
  numbers: { schema: panelAnswers.numbers, mayLack: ['version'] },
  examples: { schema: panelAnswers.examples, mayLack: ['*.problem'] },
  agreement: { schema: panelAnswers.agreement, mayLack: [] },
  correlations: {
    schema: panelAnswers.correlations,
    mayLack: [
      ...['columns.*.model', 'remedy', 'trust', 'trust.length'],
      ...['trust.measured.*.lead', 'trust.predicted.*.lead'],
    ],
  },
  describeSet: {
    schema: panelAnswers.describeSet,
    mayLack: ['tagField', ...['set', 'whole'].flatMap((one) => figures.map((name) => `${one}.${name}`))],
  },
  preview: {
    schema: panelAnswers.preview,
    mayLack: ['tokens', ...recipe.map((name) => `recipe.${name}`)],
  },
  writeMixture: { schema: panelAnswers.writeMixture, mayLack: [] },
  itemAnswers: { schema: panelAnswers.itemAnswers, mayLack: [] },
  rollouts: { schema: panelAnswers.rollouts, mayLack: ['unfinished', 'outputTokens', 'domains'] },
  'editor head': { schema: datasetEditorMessages.head, mayLack: cellsMayLack.map((name) => `rows.${name}`) },
  'editor opening': { schema: datasetEditorMessages.opening, mayLack: [] },
  'editor show': { schema: datasetEditorMessages.show, mayLack: ['primary'] },
  'editor goTo': { schema: datasetEditorMessages.goTo, mayLack: [] },
  'editor cells': { schema: datasetEditorAnswers.cells, mayLack: cellsMayLack },
  'editor sortRows': { schema: datasetEditorAnswers.sortRows, mayLack: [] },
  'editor findText': { schema: datasetEditorAnswers.findText, mayLack: [] },
  'editor findPlace': { schema: datasetEditorAnswers.findPlace, mayLack: [] },
  'editor record': {
    schema: datasetEditorAnswers.record,
    mayLack: [
      ...['problem', 'parts.*.length'],
      ...['thinking', 'attachments'].map((name) => `parts.*.shown.turns.*.${name}`),
    ],
  },
  'editor facts': { schema: datasetEditorAnswers.facts, mayLack: [] },
  'editor progress': { schema: editorProgressSchema, mayLack: ['found', 'first'] },
};

/** What has fields by any name. */
export const anyNames = ['families', 'recipe.blend'];

/** The first column is the one that bands go by, and has its name. */
function consistent(dataset: PanelDataset): unknown {
  const { rows: _, primary, human, ...rest } = dataset;
  const rows = dataset.states.length;
  const columns = dataset.columns.map((column) => ({ ...column, rows }));
  const [first] = columns;
  const named = { ...(primary !== undefined && { primary }), ...(human !== undefined && { human }) };
  const ids = first ? Object.fromEntries(Object.keys(named).map((name) => [name, first.id])) : {};
  return { ...rest, rows, columns, ...ids };
}

/** There is a policy, and every one tells of as many domains as there are names. */
function withAllDomains(report: RolloutReport): RolloutReport {
  const counts = { learnable: 1, saturated: 2, dead: 3, between: 4, unknown: 5 };
  const domains = (report.domains?.names ?? []).map(() => counts);
  const one = { name: '', tries: { least: 8, most: 8 }, bins: [], counts, domains };
  const policies = report.policies.map((policy) => ({ ...policy, domains }));
  return { ...report, policies: policies.length > 0 ? policies : [one] };
}

function withAllCells(report: CorrelationReport): CorrelationReport {
  const { columns } = report;
  const count = (columns.length * (columns.length - 1)) / 2;
  const cell = report.cells[0] ?? { rho: 0.5, low: 0.4, high: 0.6, n: 10 };
  return { ...report, cells: Array.from({ length: count }, (_, at) => report.cells[at] ?? cell) };
}

function alike<C extends Columns>(columns: C): C {
  const { length } = columns.names;
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      name === 'names' ? column : ofLength(column, length),
    ]),
  ) as unknown as C;
}

function paired({ respondent, correct, attempts }: ItemAnswers): ItemAnswers {
  const { length } = respondent;
  return { respondent, correct: ofLength(correct, length), attempts: ofLength(attempts, length) };
}

function ofLength<T>(column: T, length: number): T {
  const { constructor } = column as { readonly constructor: unknown };
  return (constructor as { from(values: readonly number[]): T }).from(
    Array.from({ length }, (_, at) => (column as readonly number[])[at] ?? NaN),
  );
}

/** Values of a message, by its name. */
export function madeOf(name: string): fc.Arbitrary<unknown> {
  return valuesOf(messages[name]!.schema, mends);
}
