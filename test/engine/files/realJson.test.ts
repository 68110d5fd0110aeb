import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JsonArrayScanner } from '../../../src/core/dataset/reading/jsonArray';
import { JsonlScanner } from '../../../src/core/dataset/reading/jsonl';
import { readRecord } from '../../../src/core/dataset/reading/record';
import type { Scanner } from '../../../src/core/dataset/reading/spans';
import { scan } from '../../core/dataset/scan';
import { describeShared, sharedFolder } from '../../shared';

const folder = join(sharedFolder, 'data/robust-json');

const noList = 'the file is not a list of records ([ … ])';
const isNoFault = /^(the file is not a list|it is .*, not an object with fields$|its values are nested)/;

/** Everything that is wrong with a file, in its structure and record by record. */
function problemsOf(scanner: Scanner, bytes: Uint8Array): string[] {
  const { spans, problems } = scan(scanner, bytes);
  const records = spans.map(([start, end]) => readRecord(bytes.subarray(start, end), { format: 'json' }));
  return [
    ...problems.map(({ text }) => text),
    ...records.flatMap((record): readonly string[] =>
      'problem' in record ? [record.problem] : [...(record.mends ?? [])],
    ),
  ];
}

/** The faults in the JSON itself: not that it is something else than records. */
function faultsOf(name: string): string[] {
  return problemsIn(name).filter((problem) => !isNoFault.test(problem));
}

function problemsIn(name: string): string[] {
  return problemsOf(new JsonArrayScanner(), readFileSync(join(folder, 'test_parsing', name)));
}

describeShared('JSONTestSuite', () => {
  const names = (kind: string): string[] =>
    readdirSync(join(folder, 'test_parsing')).filter((name) => name.startsWith(kind));

  it('has no fault found in any file that is JSON', () => {
    expect(names('y_')).toHaveLength(95);
    expect(names('y_').filter((name) => faultsOf(name).length > 0)).toEqual([]);
  });

  it('has a problem found in every file that is no JSON', () => {
    expect(names('n_')).toHaveLength(188);
    expect(names('n_').filter((name) => problemsIn(name).length === 0)).toEqual([]);
  });

  it('has a fault found in every list that is no JSON', () => {
    const lists = names('n_').filter((name) => !problemsIn(name).includes(noList));
    expect(lists.length).toBeGreaterThan(120);
    // Lists of no records, of what is read though it is no JSON.
    expect(lists.filter((name) => faultsOf(name).length === 0)).toEqual([
      'n_number_NaN.json',
      'n_number_infinity.json',
      'n_number_minus_infinity.json',
      'n_string_single_quote.json',
      'n_string_unescaped_newline.json',
      'n_string_unescaped_tab.json',
      'n_structure_capitalized_True.json',
    ]);
  });

  it('has every file read that may be either', () => {
    expect(names('i_')).toHaveLength(35);
    for (const name of names('i_')) expect(() => problemsIn(name)).not.toThrow();
  });
});

describeShared('files of JSON in lines', () => {
  const linesOf = (name: string): string[] =>
    problemsOf(new JsonlScanner(), readFileSync(join(folder, name)));

  it.each([
    ['pass02.ndjson', 5],
    ['amazon_cellphones.ndjson', 793],
  ])('are read line by line, and lists said to be no records: %s', (name, lines) => {
    expect(linesOf(name)).toEqual(Array<string>(lines).fill('it is a list, not an object with fields'));
  });

  it('have a record written over many lines found broken, and the others not', () => {
    const problems = linesOf('pass01.ndjson');
    expect(problems.filter((problem) => !isNoFault.test(problem))).toHaveLength(5);
    expect(problems.filter((problem) => isNoFault.test(problem))).toEqual([
      'it is a list, not an object with fields',
      'it is null, not an object with fields',
    ]);
  });

  it('have the one line found that is no JSON', () => {
    expect(linesOf('fail01.ndjson').filter((problem) => !isNoFault.test(problem))).toEqual([
      expect.stringMatching(/^it is not valid JSON/),
    ]);
  });
});

describeShared('texts that try a reader', () => {
  it('are read: the big list of naughty strings', () => {
    const bytes = readFileSync(join(folder, 'blns.json'));
    const { spans, problems } = scan(new JsonArrayScanner(), bytes);
    const texts = spans.map(([start, end]) => JSON.parse(bytes.toString('utf8', start, end)) as unknown);
    expect(texts).toEqual(JSON.parse(bytes.toString()));
    expect(problems).toEqual([]);
  });

  describe('the UTF-8 stress test', () => {
    it('has those lines refused that are no UTF-8, and the others read as lines', () => {
      const bytes = readFileSync(join(folder, 'UTF-8-test.txt'));
      const problems = problemsOf(new JsonlScanner(), bytes);
      expect(problems.filter((problem) => problem === 'it is not valid UTF-8').length).toBeGreaterThan(60);
      expect(problems.filter((problem) => problem.startsWith('it is not valid JSON')).length).toBeGreaterThan(
        100,
      );
    });
  });
});
