import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildResponses } from '../../../src/core/psychometrics/model/responses';
import { UserError } from '../../../src/core/userError';
import { asResponses } from '../../../src/engine/responseLogs/asResponses';
import { answersDigest } from '../../../src/engine/responseLogs/logDigest';
import { detect, readResponses } from '../../../src/engine/responseLogs/readResponses';
import type { ImportOptions, ResponseLog } from '../../../src/engine/responseLogs/reading/responseLog';
import { temporaryFolder } from '../../temporary';
import { answers, answersIn, longJsonl, longTsv, table, tsv, type Answer, type Table } from './generated';

const folder = temporaryFolder();
const inputs = join(folder, 'inputs');

/** Reads files that hold these contents and no others. */
async function read(
  contents: Record<string, string | Uint8Array>,
  options?: ImportOptions,
): Promise<ResponseLog> {
  rmSync(inputs, { recursive: true, force: true });
  mkdirSync(inputs);
  const paths = Object.entries(contents).map(([name, content]) => {
    writeFileSync(join(inputs, name), content);
    return join(inputs, name);
  });
  return readResponses(paths, options);
}

describe('the order in which answers are read', () => {
  it('changes no bit: lines shuffled, spread over files, files named in another order', async () => {
    const shuffled = answers.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(list.length)),
    );
    const law = fc.asyncProperty(shuffled, async ([list, other, cut]) => {
      const one = await read({ 'all.tsv': longTsv(list) });
      const parts = [other.slice(0, cut), other.slice(cut)].filter((part) => part.length > 0);
      const files = parts.map((part, at) => [`${9 - at}.tsv`, longTsv(part)] as const);
      const two = await read(Object.fromEntries(files));
      expect(told(two)).toEqual(told(one));
      expect(answersDigest(two)).toBe(answersDigest(one));
      expect(one.report.attempts).toBe(list.length);
    });
    await fc.assert(law, { numRuns: 150 });
  });

  it('and nothing else makes two digests the same', async () => {
    const changed = answers.chain((list) => fc.tuple(fc.constant(list), fc.nat(list.length - 1)));
    const law = fc.asyncProperty(changed, async ([list, at]) => {
      const other = list.map((one, place) =>
        place === at ? { ...one, score: one.score === 1 ? 0 : 1 } : one,
      );
      const digest = answersDigest(await read({ 'a.tsv': longTsv(list) }));
      expect(answersDigest(await read({ 'a.tsv': longTsv(other) }))).not.toBe(digest);
      const renamed = list.map((one) => ({ ...one, respondent: `${one.respondent}'` }));
      expect(answersDigest(await read({ 'a.tsv': longTsv(renamed) }))).not.toBe(digest);
    });
    await fc.assert(law, { numRuns: 60 });
  });
});

describe('the same answers in another form', () => {
  it('are the same log: long TSV, long JSON Lines, py-irt, a table either way round', async () => {
    const law = fc.asyncProperty(
      table.filter((given) => answersIn(given).length > 0),
      async (given) => {
        const list = answersIn(given);
        const long = told(await read({ 'a.tsv': longTsv(list) }));
        expect(told(await read({ 'a.jsonl': longJsonl(list) }))).toEqual(long);
        expect(told(await read({ 'a.jsonl': pyIrt(list) }))).toEqual(long);
        for (const rows of ['respondents', 'items'] as const)
          expect(answered(await read({ 'a.tsv': wideTsv(given, rows) }, { rows }))).toEqual(answered(long));
      },
    );
    await fc.assert(law, { numRuns: 150 });
  });

  it('are the same matrix as one that is built answer by answer', async () => {
    const law = fc.asyncProperty(answers, async (list) => {
      const log = await read({ 'a.tsv': longTsv(list) });
      const { respondentIds, itemIds, ...matrix } = asResponses(log);
      expect([respondentIds, itemIds]).toEqual([log.respondents, log.items]);
      const parts = {
        respondent: log.respondent,
        item: log.item,
        correct: log.correct,
        attempts: log.attempts,
      };
      const built = buildResponses({
        ...parts,
        respondents: log.respondents.length,
        items: log.items.length,
      });
      expect(matrix).toEqual(built);
    });
    await fc.assert(law, { numRuns: 100 });
  });
});

interface Told {
  readonly respondents: readonly string[];
  readonly items: readonly string[];
  readonly respondent: ArrayLike<number>;
  readonly item: ArrayLike<number>;
  readonly correct: ArrayLike<number>;
  readonly attempts: ArrayLike<number>;
}

function told({ respondents, items, respondent, item, correct, attempts }: ResponseLog): Told {
  return { respondents, items, respondent, item, correct, attempts };
}

/** The answers by name: a table also names those that answered nothing. */
function answered({ respondents, items, ...log }: Told): string[] {
  const lines = Array.from(log.item, (item, at) =>
    JSON.stringify([respondents[log.respondent[at]!], items[item], log.correct[at], log.attempts[at]]),
  );
  return lines.sort();
}

function pyIrt(list: readonly Answer[]): string {
  const respondents = [...new Set(list.map(({ respondent }) => respondent))];
  const line = (who: string): string => {
    const own = list.filter(({ respondent }) => respondent === who);
    return `{"subject_id":${JSON.stringify(who)},"responses":{${own.map(({ item, score }) => `${JSON.stringify(item)}:${score}`).join(',')}}}\n`;
  };
  return respondents.map(line).join('');
}

function wideTsv({ respondents, items, cell }: Table, rows: 'respondents' | 'items'): string {
  const byRespondent = rows === 'respondents';
  const [down, across] = byRespondent ? [respondents, items] : [items, respondents];
  const at = (row: number, column: number): string =>
    String((byRespondent ? cell(row, column) : cell(column, row)) ?? '');
  return tsv([
    ['id', ...across],
    ...down.map((name, row) => [name, ...across.map((_, column) => at(row, column))]),
  ]);
}

const fixtures = join(__dirname, '../../fixtures/responseLogs');
const wholeLogs = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.includes('log') && statSync(join(fixtures, path)).isFile())
  .map((path) => readFileSync(join(fixtures, path)));

/** Bytes of the fixtures with a stretch of them replaced. */
const damaged = fc
  .tuple(fc.constantFrom(...wholeLogs), fc.nat(10_000), fc.nat(200), fc.uint8Array({ maxLength: 40 }))
  .map(([bytes, at, length, into]) => {
    const from = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, from), into, bytes.subarray(from + length)]);
  });
const syntax = fc
  .string({ unit: fc.constantFrom(...'{}[]",:;\t\r\n01aé \\') })
  .map((text) => Buffer.from(text));
const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), syntax, damaged);

describe('any bytes under any name', () => {
  it.each(['a.csv', 'a.tsv', 'a.json', 'a.jsonl', 'samples_t.jsonl', 'a'])(
    'are read or refused with a sentence for the user: %s',
    async (file) => {
      const law = fc.asyncProperty(anyBytes, async (bytes) => {
        const log = await read({ [file]: bytes }).catch(onlyUserError);
        await detect(join(inputs, file)).catch(onlyUserError);
        if (log) expect(log.report.answers).toBeGreaterThan(0);
        for (const share of log ? log.correct.map((sum, at) => sum / log.attempts[at]!) : [])
          expect(share >= 0 && share <= 1).toBe(true);
      });
      await fc.assert(law, { numRuns: 200 });
    },
  );

  it('are no other log under a format that is named', async () => {
    const law = fc.asyncProperty(
      damaged,
      fc.constantFrom(
        'long',
        'wide',
        'nested',
        'py-irt',
        'helm',
        'lm-eval',
        'inspect',
        'openai-evals',
        'every-eval-ever',
      ),
      async (bytes, format) => {
        const log = await read({ 'a.json': bytes }, { format }).catch(onlyUserError);
        if (log) expect(log.report.files.map((file) => file.format)).toEqual([format]);
      },
    );
    await fc.assert(law, { numRuns: 200 });
  });
});

function onlyUserError(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error;
  expect(error.message).toMatch(/\.$/);
}
