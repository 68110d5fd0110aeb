import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerToken } from '../../../src/core/protocol/editorApi';
import { AnswerTokens } from '../../../src/extension/records/answerTokens';
import { Scores } from '../../../src/extension/records/scores';
import { columnOf } from '../../core/scores/columns';
import { snapshotOf } from './snapshots';

const scores = new Scores(snapshotOf([0, 1, 2], [columnOf('answerSurprisal', [1, 2, NaN])]), undefined);
const tokens: readonly AnswerToken[] = [{ text: 'two', nats: 3 }];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the tokens of an answer', () => {
  it('are asked for once, by row and id, until they are forgotten', async () => {
    const asked: { row: number; id: Uint32Array }[] = [];
    const known = new AnswerTokens(async (record) => (asked.push(record), tokens));
    expect(await known.of(1, scores)).toBe(tokens);
    expect(await known.of(1, scores)).toBe(tokens);
    expect(asked).toEqual([{ row: 1, id: scores.snapshot.ids.slice(4, 8) }]);
    known.forget();
    await known.of(1, scores);
    expect(asked.length).toBe(2);
  });

  it('are not asked for where the answer was not scored, or the file does not hold the record', async () => {
    const known = new AnswerTokens(() => Promise.reject(new Error('It was asked.')));
    expect(await known.of(2, scores)).toEqual([]);
    expect(await known.of(-1, scores)).toEqual([]);
    expect(await known.of(1, new Scores(snapshotOf([0, 1], []), undefined))).toEqual([]);
  });

  it('are not waited for longer than a hover may take, and are there the next time', async () => {
    let answer: (tokens: readonly AnswerToken[]) => void = () => undefined;
    const known = new AnswerTokens(() => new Promise((resolve) => (answer = resolve)));
    const first = known.of(0, scores);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toBe('fetching');
    answer(tokens);
    expect(await known.of(0, scores)).toBe(tokens);
  });

  it('are asked for again where they could not be had', async () => {
    let fails = true;
    const known = new AnswerTokens(() =>
      fails ? Promise.reject(new Error('The engine is gone.')) : Promise.resolve(tokens),
    );
    expect(await known.of(0, scores)).toEqual([]);
    fails = false;
    expect(await known.of(0, scores)).toBe(tokens);
  });
});
