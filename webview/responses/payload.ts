import type {
  CalibrationReport,
  ItemAnswers,
  ItemColumns,
  RespondentColumns,
} from '../../src/core/protocol/responsesApi';
import { irtModels } from '../../src/core/psychometrics/model/irtModel';
import { isCount, isObject, type Fields } from '../frame/payload';

const itemNumbers: readonly (keyof ItemColumns)[] = [
  'slope',
  'slopeSe',
  'difficulty',
  'difficultySe',
  'guessing',
  'respondents',
  'attempts',
  'pCorrect',
  'infit',
  'outfit',
  'rating',
  'deviation',
];

const respondentNumbers: readonly (keyof RespondentColumns)[] = [
  'ability',
  'abilitySe',
  'attempts',
  'correct',
];

const summaryNumbers = ['iterations', 'marginalReliability', 'empiricalReliability'] as const;

/** What came through the port as a calibration; undefined where there is none. Throws where it is neither. */
export function asCalibration(value: unknown): CalibrationReport | undefined {
  if (value === undefined || value === null) return undefined;
  const right =
    isObject(value) &&
    isSummary(value['summary']) &&
    hasColumns(value['items'], itemNumbers) &&
    isLongAs(value['items'], 'row', Int32Array) &&
    hasColumns(value['respondents'], respondentNumbers) &&
    isLog(value['log']) &&
    (value['join'] === undefined || value['join'] === null || isJoin(value['join']));
  if (!right) throw new Error('This is not a calibration.');
  return value as unknown as CalibrationReport;
}

/** What came back as the answers to an item, by so many respondents. Throws where it is none. */
export function asItemAnswers(value: unknown, respondents: number): ItemAnswers {
  const right =
    isObject(value) &&
    value['respondent'] instanceof Uint32Array &&
    value['respondent'].every((one) => one < respondents) &&
    ['correct', 'attempts'].every((name) => {
      const column = value[name];
      return column instanceof Float64Array && column.length === (value['respondent'] as Uint32Array).length;
    });
  if (!right) throw new Error('The answers to this item could not be read.');
  return value as unknown as ItemAnswers;
}

function isSummary(value: unknown): boolean {
  return (
    isObject(value) &&
    irtModels.some((model) => model === value['model']) &&
    typeof value['priors'] === 'string' &&
    summaryNumbers.every((name) => typeof value[name] === 'number') &&
    areStrings(value['notes']) &&
    Array.isArray(value['compared']) &&
    value['compared'].every(isComparison)
  );
}

function isComparison(value: unknown): boolean {
  const isNumber = (name: string): boolean => typeof (value as Fields)[name] === 'number';
  return (
    isObject(value) &&
    irtModels.some((model) => model === value['model']) &&
    ['logLoss', 'auc', 'baseline', 'cells'].every(isNumber)
  );
}

function isLog(value: unknown): boolean {
  return (
    isObject(value) &&
    ['respondents', 'items', 'answers', 'problemCount'].every((name) => isCount(value[name])) &&
    areStrings(value['notes']) &&
    areObjects(value['files'], ['path', 'title', 'why']) &&
    areObjects(value['choices'], ['part', 'metric', 'filter']) &&
    areObjects(value['problems'], ['file', 'text'])
  );
}

function isJoin(value: unknown): boolean {
  return (
    isObject(value) &&
    ['items', 'matched', 'rows'].every((name) => isCount(value[name])) &&
    ['undefined', 'string'].includes(typeof value['by']) &&
    areStrings(value['unmatched'])
  );
}

/** Columns of numbers, one a name, and flags. */
function hasColumns(value: unknown, numbers: readonly string[]): boolean {
  return (
    isObject(value) &&
    areStrings(value['names']) &&
    numbers.every((name) => isLongAs(value, name, Float64Array)) &&
    isLongAs(value, 'flags', Uint8Array)
  );
}

function isLongAs(
  value: unknown,
  name: string,
  type: abstract new (...given: never[]) => { length: number },
): boolean {
  const { names, [name]: column } = value as Fields;
  return column instanceof type && column.length === (names as readonly string[]).length;
}

function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function areObjects(value: unknown, strings: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.every((one) => isObject(one) && strings.every((name) => typeof one[name] === 'string'))
  );
}
