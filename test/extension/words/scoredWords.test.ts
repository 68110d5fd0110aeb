import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../src/core/protocol/editorApi';
import { standingOf } from '../../../src/core/protocol/standing';
import type { ScoreReport } from '../../../src/core/protocol/engineApi';
import { createEngine } from '../../../src/engine/engine';
import { writeEncoder } from '../../engine/onnx/madeEncoder';
import { brokenRows, withBroken } from '../../../src/extension/records/brokenRows';
import { Scores } from '../../../src/extension/records/scores';
import {
  cancelledWords,
  changedWords,
  doneWords,
  standingWords,
} from '../../../src/extension/words/scoredWords';
import { temporaryFolder } from '../../temporary';
import { snapshotWith } from '../../../src/extension/records/heldSnapshot';

const folder = temporaryFolder();
const model = writeEncoder(join(folder, 'made'));

/** What is said at the end of scoring, and by the status item after it. */
async function said(
  name: string,
  lines: readonly string[],
  measures: readonly string[] = ['length'],
): Promise<{ done: string; text: string; tooltip: string; report: ScoreReport }> {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  const engine = createEngine({ storeFolder: join(folder, 'store'), threads: 1 });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const request = { path, model };
  const report = await engine.score({ ...request, measures }, context);
  const broken = brokenRows(await engine.problems(request, context));
  const snapshot = snapshotWith(await engine.snapshot(request, context), undefined)!;
  const standing = new Scores(withBroken(snapshot, broken), undefined).standing(broken.size);
  return { done: doneWords(report), ...standingWords(standing), report };
}

const record = (number: number): string =>
  JSON.stringify({ question: `How many shells are ${number}?`, answer: `${number}` });

describe('what is said of scored examples', () => {
  it('counts identical records each, at the end and in the status item', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => record(at % 31));
    const { done, text, report } = await said('copies', lines, ['length', 'rarity']);
    expect(done).toBe('Scored 40 examples of copies.jsonl.');
    expect(text).toBe('● Gradus 40 / 40');
    expect(report.scored).toEqual({ length: { now: 40, before: 0 }, rarity: { now: 40, before: 0 } });
  });

  it('says of all records how many are scored and how many cannot be used', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => (at % 10 === 3 ? '{"question": ' : record(at)));
    const { done, text, tooltip } = await said('broken', lines);
    expect(done).toBe('Scored 36 of 40 records of broken.jsonl; 4 cannot be used.');
    expect(text).toBe('● Gradus 36 / 40');
    expect(tooltip).toBe(
      '36 / 40 examples are scored by every measure that was asked for · 4 cannot be used',
    );
  });

  it('says the same number twice, whatever is there more than once or broken', async () => {
    let run = 0;
    const law = fc.asyncProperty(
      fc.array(fc.oneof(fc.nat(8).map(record), fc.constant('{"question": ')), {
        minLength: 3,
        maxLength: 20,
      }),
      async (lines) => {
        const whole = [record(100), ...lines];
        const { done, text } = await said(`any-${run++}`, whole);
        const scored = whole.filter((line) => line.endsWith('}')).length;
        expect(Number(/Scored (\d+) /.exec(done)?.[1])).toBe(scored);
        expect(text).toBe(`● Gradus ${scored} / ${whole.length}`);
      },
    );
    await fc.assert(law, { numRuns: 4 });
  });

  it('says where nothing was new', async () => {
    await said('again', [record(1), record(2)]);
    expect((await said('again', [record(1), record(2)])).done).toBe(
      'All examples of again.jsonl were scored before.',
    );
  });
});

describe('what is said of a scoring that ended early', () => {
  const standing = (
    standings: readonly { measure: string; rows: number; stale: boolean }[],
    state: number = rowStates.unscored,
  ) => standingOf({ states: new Uint8Array(1000).fill(state), standings }, 0);
  const [done, partly, none] = [
    { measure: 'length', rows: 1000, stale: false },
    { measure: 'rarity', rows: 400, stale: false },
    { measure: 'duplicates', rows: 0, stale: false },
  ] as const;

  it('counts no row as scored that a measure was not computed for, and says how many measures are done', () => {
    const { text, tooltip } = standingWords(standing([done, partly, none]));
    expect(text).toBe('◔ Gradus 0 / 1,000 · 1 of 3 measures');
    expect(tooltip).toBe(
      '0 / 1,000 examples are scored by every measure that was asked for · 1 of 3 measures · word rarity for 400 of 1,000',
    );
  });

  it('has no full dot where measures are stale, though every row is known', () => {
    const { text } = standingWords(standing([done, { ...none, rows: 1000, stale: true }], rowStates.scored));
    expect(text).toBe('◕ Gradus 1,000 / 1,000 · 1 stale measure');
  });

  it('says of what was imported for a few rows that the others are not scored, with no full dot', () => {
    const states = new Uint8Array(1319).fill(rowStates.unscored);
    states.fill(rowStates.scored, 0, 12);
    const measures = [{ measure: 'irt', rows: 1319, stale: false }];
    const { text, tooltip } = standingWords(standingOf({ states, standings: measures }, 0));
    expect(text).toBe('○ Gradus 12 / 1,319');
    expect(tooltip).toBe(
      '12 / 1,319 examples are scored by every measure that was asked for · 1,307 not scored',
    );
  });

  it('says what is kept of one that was cancelled, and that it goes on', () => {
    expect(cancelledWords('a.jsonl', standing([done, partly, none]))).toBe(
      'Scoring a.jsonl was cancelled. What was scored is kept (1 of 3 measures, word rarity for 400 of 1,000): scoring goes on from there.',
    );
    expect(cancelledWords('a.jsonl', standing([none]))).toBe(
      'Scoring a.jsonl was cancelled. Nothing was scored yet.',
    );
    expect(cancelledWords('a.jsonl', undefined)).toMatch(/Nothing was scored yet/);
  });
});

it('says that a file was changed while it was scored, and only then', async () => {
  const { report } = await said('changed', [record(1), record(2)]);
  expect(changedWords(report)).toBeUndefined();
  expect(changedWords({ ...report, changedMeanwhile: 'scored' })).toBe(
    'changed.jsonl was changed while it was scored: it is scored as it is now.',
  );
  expect(changedWords({ ...report, changedMeanwhile: 'not all scored' })).toMatch(/is not scored yet\.$/);
});
