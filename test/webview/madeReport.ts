import type { ImportReport, JoinReport } from '../../src/core/protocol/importReport';
import type {
  CalibrationReport,
  CalibrationSummary,
} from '../../src/core/protocol/answers/calibrationReport';
import type { ItemAnswers } from '../../src/core/protocol/answers/itemAnswers';
import { calibrate } from '../../src/core/psychometrics/irt';
import type { IrtModel } from '../../src/core/psychometrics/model/irtModel';
import type { Responses } from '../../src/core/psychometrics/model/responses';
import { simulate } from '../core/psychometrics/simulate';
import { numbers } from './made';

/** A log that was read without any trouble. */
export const quietLog: ImportReport = {
  files: [
    {
      path: 'results/samples_school.jsonl',
      format: 'lm-eval',
      title: 'lm-evaluation-harness',
      why: 'Recognised by its fields.',
      answers: 100,
    },
  ],
  ...{ skipped: [], respondents: 0, items: 0, answers: 0, attempts: 0, merged: 0, missing: 0 },
  ...{ unanswered: [], silent: [], choices: [], problems: [], problemCount: 0, notes: [], detections: [] },
};

const quietSummary: CalibrationSummary = {
  ...{ model: '2pl', algorithm: 'grid', iterations: 20, converged: true },
  priors: 'Ability N(0, 1); log discrimination N(0, 0.5²), intercept N(0, 2²).',
  population: { mean: 0, sd: 1 },
  ...{ logLikelihood: -1000, parameters: 10, aic: 2020, bic: 2050 },
  ...{ marginalReliability: 0.93, empiricalReliability: 0.925 },
  ...{ isPlain: false, compared: [], margins: undefined, notes: [] },
  ...{ choice: undefined, priorKind: 'default' },
};

/** A join that found all items. */
export function wholeJoin(items: number): JoinReport {
  return {
    by: 'key',
    items,
    matched: items,
    rows: items,
    unmatched: [],
    tried: { key: items, id: 0, question: 0, row: items },
    of: items,
    example: '',
    doubts: [],
    notes: [],
    lost: 0,
  };
}

/** A calibration made up without fitting anything: quick, whatever its size. */
export function madeReport(items: number, respondents: number): CalibrationReport {
  const of = (seed: number, count: number, value: (u: number, v: number) => number): Float64Array => {
    const [one, other] = [numbers(count, seed), numbers(count, seed + 1)];
    return one.map((u, at) => value(u, other[at]!));
  };
  const normal = (u: number, v: number): number =>
    Math.sqrt(-2 * Math.log(u || 0.5)) * Math.cos(2 * Math.PI * v);
  const answered = new Float64Array(items).fill(respondents);
  return {
    summary: quietSummary,
    items: {
      names: Array.from({ length: items }, (_, at) => `item-${at}`),
      slope: of(11, items, (u, v) => Math.exp(0.35 * normal(u, v))),
      slopeSe: of(13, items, (u) => 0.1 + 0.3 * u),
      difficulty: of(15, items, (u, v) => 1.2 * normal(u, v)),
      difficultySe: of(17, items, (u) => 0.1 + 0.4 * u),
      guessing: new Float64Array(items),
      ...{ respondents: answered, attempts: answered },
      pCorrect: of(19, items, (u) => u),
      infit: of(21, items, (u) => 0.8 + 0.4 * u),
      outfit: of(23, items, (u) => 0.7 + 0.6 * u),
      scoreFitP: new Float64Array(items).fill(NaN),
      flags: new Uint8Array(items),
      rating: of(25, items, (u) => 1200 + 600 * u),
      deviation: of(27, items, (u) => 40 + 60 * u),
      row: new Int32Array(items).fill(-1),
    },
    respondents: {
      names: Array.from({ length: respondents }, (_, at) => `model-${at}`),
      ability: of(31, respondents, normal),
      abilitySe: of(33, respondents, (u) => 0.1 + 0.3 * u),
      mode: new Float64Array(respondents),
      modeSe: new Float64Array(respondents),
      attempts: new Float64Array(respondents).fill(items),
      correct: of(35, respondents, (u) => Math.round(u * items)),
      flags: new Uint8Array(respondents),
    },
    log: { ...quietLog, respondents, items, answers: items * respondents },
    join: undefined,
  };
}

/** What is to be simulated and calibrated, and what it is to be called. */
export interface Calibrated {
  readonly respondents: number;
  readonly items: number;
  readonly model?: IrtModel;
  readonly observed?: number;
  /** Items whose answer key is turned around. */
  readonly turned?: readonly number[];
  readonly respondentName?: (at: number) => string;
}

/** A calibration by the real thing of simulated answers, and who answered what. Item j belongs to row j of a dataset. */
export function calibrated({
  respondents,
  items,
  model = '2pl',
  observed = 0.9,
  turned = [],
  respondentName,
}: Calibrated): {
  report: CalibrationReport;
  itemAnswers(request: { item: number }): ItemAnswers;
} {
  const { responses } = simulate({ respondents, items, seed: 5, observed });
  turnKeys(responses, turned);
  const { items: table, respondents: people, ...summary } = calibrate(responses, { model });
  const made = madeReport(items, respondents);
  const names = Array.from({ length: respondents }, (_, at) => respondentName?.(at) ?? `model-${at}`);
  const { slope, slopeSe, difficulty, difficultySe, guessing, attempts, pCorrect, flags } = table;
  const report: CalibrationReport = {
    summary: { ...quietSummary, ...summary, compared: [] },
    items: {
      ...made.items,
      ...{ slope, slopeSe, difficulty, difficultySe, guessing, attempts, pCorrect, flags },
      respondents: table.respondents,
      row: Int32Array.from({ length: items }, (_, at) => at),
    },
    respondents: { ...made.respondents, ...people, names },
    log: { ...quietLog, respondents, items, answers: responses.cells },
    join: wholeJoin(items),
  };
  return { report, itemAnswers: ({ item }) => answersOf(responses, item) };
}

/** The answers to an item as the engine gives them. */
function answersOf({ columns: { start, index, correct } }: Responses, item: number): ItemAnswers {
  const [from, to] = [start[item]!, start[item + 1]!];
  return {
    respondent: Uint32Array.from(index.subarray(from, to)),
    correct: Float64Array.from(correct.subarray(from, to)),
    attempts: new Float64Array(to - from).fill(1),
  };
}

function turnKeys({ rows, columns }: Responses, items: readonly number[]): void {
  for (const item of items)
    for (let cell = columns.start[item]!; cell < columns.start[item + 1]!; cell++)
      columns.correct[cell] = 1 - columns.correct[cell]!;
  for (let cell = 0; cell < rows.index.length; cell++)
    if (items.includes(rows.index[cell]!)) rows.correct[cell] = 1 - rows.correct[cell]!;
}
