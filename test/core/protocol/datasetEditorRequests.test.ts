import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { datasetEditorActions, datasetEditorRequests } from '../../../src/core/protocol/datasetEditorApi';

type Method = keyof typeof datasetEditorRequests;

const sort = { by: 'field', name: 'question', isDescending: true };
const good: Record<Method, unknown> = {
  ready: {},
  act: { action: 'score' },
  cells: { sort, from: 0, to: 100, columns: ['question'] },
  sortRows: { sort },
  findText: { sort, text: 'otter' },
  findPlace: { by: 'line', at: 3 },
  record: { row: 3 },
  facts: { row: 3 },
  atRow: { row: 3 },
};

const methods = Object.keys(datasetEditorRequests) as Method[];
const passes = (method: Method, request: unknown): boolean =>
  v.safeParse(datasetEditorRequests[method], request).success;

const isRow = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= 10_000;

function isSort(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return false;
  const { by, name, isDescending } = value as Record<string, unknown>;
  return (
    (by === 'measure' || by === 'field') && typeof name === 'string' && typeof isDescending === 'boolean'
  );
}

const mayBeSorted = (request: Record<string, unknown>): boolean =>
  !Object.hasOwn(request, 'sort') || isSort(request['sort']);

/** Whether a request is what its method takes, told without the schemas. */
const isRight: Record<Method, (request: Record<string, unknown>) => boolean> = {
  ready: () => true,
  act: ({ action }) => (datasetEditorActions as readonly unknown[]).includes(action),
  cells: (request) => {
    const { from, to, columns } = request;
    const areTexts = Array.isArray(columns) && columns.length <= 1000 && columns.every(isText);
    return mayBeSorted(request) && isRow(from) && isRow(to) && areTexts;
  },
  sortRows: (request) => isSort(request['sort']),
  findText: (request) => mayBeSorted(request) && isText(request['text']),
  findPlace: (request) =>
    mayBeSorted(request) && ['row', 'line'].includes(request['by'] as string) && isRow(request['at']),
  record: ({ row }) => isRow(row),
  facts: ({ row }) => isRow(row),
  atRow: ({ row }) => isRow(row),
};

const value = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    3,
    -1,
    1.5,
    NaN,
    'field',
    'line',
    'score',
    true,
    sort,
    { ...sort, more: 1 },
    ['a'],
    [1],
  ),
  fc.anything(),
);
const anything = fc.oneof(
  fc.anything(),
  fc.constantFrom(...Object.values(good)),
  fc.dictionary(
    fc.constantFrom('action', 'sort', 'from', 'to', 'columns', 'text', 'by', 'at', 'row', 'extra'),
    value,
    { noNullPrototype: true },
  ),
);

describe('the requests of the dataset editor', () => {
  it.each(methods)('pass where they are what they should be: %s', (method) => {
    expect(passes(method, good[method])).toBe(true);
  });

  it.each(methods)('pass only then: %s', (method) => {
    const law = fc.property(anything, (request) => {
      const isObject = typeof request === 'object' && request !== null;
      const right = isObject && isRight[method](request as Record<string, unknown>);
      if (!right) expect(passes(method, request)).toBe(false);
      else if (!Array.isArray(request)) expect(passes(method, request)).toBe(true);
    });
    fc.assert(law, { numRuns: 400 });
  });

  it('hand on nothing that was not asked for', () => {
    const extra = { row: 3, path: '/etc/passwd', of: 'x' };
    expect(v.parse(datasetEditorRequests.record, extra)).toEqual({ row: 3 });
  });
});
