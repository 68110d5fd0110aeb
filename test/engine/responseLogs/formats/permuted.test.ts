import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFields, type Fields } from '../../../../src/core/dataset/reading/record';
import { logFormats } from '../../../../src/engine/responseLogs/formats/importers';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import { temporaryFolder } from '../../../temporary';
import type { Answer } from '../generated';
import { answersOf } from '../toldLog';
import { madeLogs, type MadeLog } from './madeLogs';

const folder = temporaryFolder();
const forms = logFormats.flatMap(({ format }) =>
  (madeLogs[format] ?? []).map((made) => [format, made.kind, made] as const),
);

const people = ['ann', 'bob', 'cem', 'dee', 'eve'];
const items = ['q1', 'q2', 'q3', 'q10', 'q11', 'q12'];

/** What everybody answered, at least three by three of them; both scores occur. */
const answers = fc
  .record({
    who: fc.subarray(people, { minLength: 3 }),
    what: fc.subarray(items, { minLength: 3 }),
    scores: fc.array(fc.constantFrom(0, 1), { minLength: 30, maxLength: 30 }),
  })
  .map(({ who, what, scores }): Answer[] => {
    const pairs = who.flatMap((respondent) => what.map((item) => ({ respondent, item })));
    return pairs.map((pair, at) => ({ ...pair, score: at < 2 ? at : scores[at]! }));
  });

/** The same fields in another order, those of the objects in them too. */
function moved(value: unknown, rank: (name: string) => number): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, rank));
  if (!isFields(value)) return value;
  const names = Object.keys(value).sort((one, other) => rank(one) - rank(other));
  return Object.fromEntries(names.map((name) => [name, moved(value[name], rank)]));
}

function written({ file, first = [], around }: MadeLog, records: readonly Fields[]): string {
  if (around) return JSON.stringify({ ...around, samples: records });
  if (file.endsWith('.json')) return JSON.stringify(records);
  if (file.endsWith('.jsonl'))
    return [...first, ...records].map((one) => `${JSON.stringify(one)}\n`).join('');
  const names = Object.keys(records[0]!);
  const cells = [names, ...records.map((one) => names.map((name) => String(one[name])))];
  return cells.map((row) => `${row.join(file.endsWith('.tsv') ? '\t' : ',')}\n`).join('');
}

async function answersIn(made: MadeLog, records: readonly Fields[], format: string): Promise<string[]> {
  const path = join(folder, made.file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, written(made, records));
  const log = await readResponses([path]);
  expect(log.report.files.map((one) => one.format)).toEqual([format]);
  return answersOf(log).sort();
}

describe('a log', () => {
  it('is made here in every format that can be read', () => {
    expect(logFormats.map(({ format }) => format).filter((format) => !madeLogs[format])).toEqual([]);
  });

  it.each(forms)(
    'says the same with its rows and columns in another order: %s, %s',
    async (format, _, made) => {
      const law = fc.asyncProperty(answers, fc.infiniteStream(fc.nat()), async (list, ranks) => {
        const ranked = new Map<string, number>();
        const rank = (name: string): number =>
          ranked.get(name) ?? ranked.set(name, ranks.next().value as number).get(name)!;
        const records = made.records(list);
        const rows = records.map((one, at) => ({ one, at: rank(`row ${at}`) }));
        const others = rows
          .sort((one, other) => one.at - other.at)
          .map(({ one }) => moved(one, rank) as Fields);
        const known = await answersIn(made, records, format);
        expect(known).toHaveLength(made.around || known.length < list.length ? known.length : list.length);
        expect(await answersIn(made, others, format)).toEqual(known);
      });
      await fc.assert(law, { numRuns: 25 });
    },
  );
});
