import type { Activity, PanelDataset } from '../../src/core/protocol/panelApi';
import type {
  AgreementReport,
  ColumnNumbers,
  CorrelationReport,
  DrawReport,
  ExampleBrief,
} from '../../src/core/protocol/editorApi';
import type { SetReport } from '../../src/core/mixture/setReport';

/** What has been found to be an object: nothing is known of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** What came through the port as a dataset. Throws where it is none: the panel goes on showing what it has. */
export function asDataset(value: unknown): PanelDataset {
  if (!isDataset(value)) throw new Error('This is not a dataset.');
  return value as unknown as PanelDataset;
}

/** What came back as a part of a column's numbers; undefined where there is no such column. Throws where it is none. */
export function asNumbers(value: unknown): ColumnNumbers | undefined {
  if (value === undefined) return undefined;
  const right =
    isObject(value) &&
    (value['values'] instanceof Float64Array || value['values'] instanceof Float32Array) &&
    ['undefined', 'string'].includes(typeof value['version']);
  if (!right) throw new Error('These are not numbers.');
  return value as unknown as ColumnNumbers;
}

function isDataset(value: unknown): value is Fields {
  if (!isObject(value) || !isCount(value['rows'])) return false;
  const { name, rows, broken, columns, primary, human, states, secondsToScore } = value;
  return (
    typeof name === 'string' &&
    isCount(broken) &&
    typeof secondsToScore === 'number' &&
    states instanceof Uint8Array &&
    states.length === rows &&
    areStandings(value['standings']) &&
    Array.isArray(columns) &&
    columns.every((column) => isHead(column) && column['rows'] === rows) &&
    [primary, human].every((id) => id === undefined || columns.some((column: Fields) => column['id'] === id))
  );
}

function areStandings(value: unknown): boolean {
  if (value === undefined) return true;
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        isObject(one) &&
        typeof one['measure'] === 'string' &&
        isCount(one['rows']) &&
        typeof one['stale'] === 'boolean',
    )
  );
}

function isHead(value: unknown): value is Fields {
  return (
    isColumn(value) &&
    ['rows', 'known'].every((name) => isCount((value as Fields)[name])) &&
    typeof (value as Fields)['varies'] === 'boolean'
  );
}

function isColumn(value: unknown): boolean {
  return (
    isObject(value) &&
    ['id', 'title', 'unit'].every((name) => typeof value[name] === 'string') &&
    [1, -1, 0].includes(value['direction'] as number) &&
    ['errorOf', 'version'].every((name) => ['undefined', 'string'].includes(typeof value[name])) &&
    [undefined, true].includes(value['isName'] as true | undefined)
  );
}

/** What came through the port as an activity. Throws where it is none. */
export function asActivity(value: unknown): Activity {
  if (isObject(value)) {
    if (value['kind'] === 'idle') return value as unknown as Activity;
    if (value['kind'] === 'stopped' && typeof value['message'] === 'string')
      return value as unknown as Activity;
    if (
      value['kind'] === 'calibrating' &&
      typeof value['what'] === 'string' &&
      typeof value['done'] === 'number'
    )
      return value as unknown as Activity;
    const counts =
      ['done', 'total', 'secondsLeft'].every((name) => typeof value[name] === 'number') &&
      ['step', 'steps', 'share'].every((name) => ['number', 'undefined'].includes(typeof value[name])) &&
      [true, undefined].includes(value['isEstimating'] as true | undefined);
    if (value['kind'] === 'scoring' && typeof value['measure'] === 'string' && counts)
      return value as unknown as Activity;
  }
  throw new Error('This is not an activity.');
}

/** What came back as beginnings of rows; what is none of them is left out. */
export function asExamples(value: unknown): readonly ExampleBrief[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one): one is ExampleBrief =>
      isObject(one) && isCount(one['row']) && isCount(one['line']) && typeof one['text'] === 'string',
  );
}

/** What came back as agreements; undefined where it is none. */
export function asAgreement(value: unknown): AgreementReport | undefined {
  const right =
    isObject(value) &&
    typeof value['with'] === 'string' &&
    Array.isArray(value['columns']) &&
    value['columns'].every((column) => isObject(column) && isObject(column['agreement']));
  return right ? (value as unknown as AgreementReport) : undefined;
}

/** What came back as a drawn mixture. Throws where it is none. */
export function asDraw(value: unknown): DrawReport {
  const right =
    isObject(value) &&
    value['rows'] instanceof Uint32Array &&
    isObject(value['available']) &&
    isObject(value['drawn']) &&
    typeof value['filled'] === 'number' &&
    typeof value['title'] === 'string' &&
    typeof value['digest'] === 'string' &&
    isObject(value['toScore']);
  if (!right) throw new Error('This is not a mixture.');
  return value as unknown as DrawReport;
}

/** What came back as correlations; undefined where it is none. */
export function asCorrelations(value: unknown): CorrelationReport | undefined {
  if (!isObject(value) || !Array.isArray(value['columns']) || !Array.isArray(value['cells']))
    return undefined;
  const { columns, cells, words, rows, trust } = value as Fields & { columns: unknown[]; cells: unknown[] };
  const right =
    typeof words === 'string' &&
    isCount(rows) &&
    columns.every(
      (one) => isObject(one) && typeof one['id'] === 'string' && typeof one['title'] === 'string',
    ) &&
    cells.length === (columns.length * (columns.length - 1)) / 2 &&
    cells.every(isAgreement) &&
    (trust === undefined || (isObject(trust) && Array.isArray(trust['measured'])));
  return right ? (value as unknown as CorrelationReport) : undefined;
}

function isAgreement(value: unknown): boolean {
  return isObject(value) && ['rho', 'low', 'high', 'n'].every((name) => typeof value[name] === 'number');
}

/** What came back as a set; undefined where it is none. */
export function asSet(value: unknown): SetReport | undefined {
  const right =
    isObject(value) &&
    isCount(value['sampled']) &&
    [value['set'], value['whole']].every((one) => isObject(one) && isCount(one['rows']));
  return right ? (value as unknown as SetReport) : undefined;
}

/** Whether something has fields. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Whether something is a whole number, 0 or greater. */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
