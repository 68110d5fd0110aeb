import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Examination } from '../../../src/core/protocol/editorApi';
import { Examined } from '../../../src/extension/records/examined';
import { idOf, recordOf } from './snapshots';

/** Longer than records are waited for. */
const aWhile = 1000;

/** An examination that answers with the lengths of the texts, when it is told to. */
function examined() {
  const asked: (readonly string[])[] = [];
  const answers: ((fail?: boolean) => void)[] = [];
  const signals: AbortSignal[] = [];
  const changed = vi.fn();
  const one = new Examined((records, signal) => {
    asked.push(records);
    signals.push(signal);
    return new Promise<Examination>((resolve, reject) =>
      answers.push((fail = false) =>
        fail ? reject(new Error('the engine is gone')) : resolve(lengthsOf(records)),
      ),
    );
  }, changed);
  const answer = async (fail?: boolean): Promise<void> => {
    answers.shift()!(fail);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { one, asked, signals, changed, answer };
}

function lengthsOf(records: readonly string[]): Examination {
  const values = Float64Array.from(records, ({ length }) => length);
  return { columns: [{ id: 'questionWords', values }], problems: records.map(() => '') };
}

const wait = (): Promise<unknown> => vi.advanceTimersByTimeAsync(aWhile);
const wantAll = (one: Examined, numbers: readonly number[]): void =>
  numbers.forEach((number) => one.want(recordOf(number)));

describe('what is examined', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked for together, each record once, and known from then on', async () => {
    const { one, asked, changed, answer } = examined();
    wantAll(one, [1, 2, 1, 3, 2]);
    expect(one.of(idOf(1))).toBeUndefined();
    await wait();
    expect(asked).toEqual([['record 1', 'record 2', 'record 3']]);
    expect(changed).not.toHaveBeenCalled();
    await answer();
    expect(changed).toHaveBeenCalledOnce();
    expect(one.of(idOf(3))).toEqual({ values: new Map([['questionWords', 8]]), problem: '' });
    wantAll(one, [1, 2, 3]);
    await wait();
    expect(asked).toHaveLength(1);
  });

  it('is at most 500 records at once, and nobody waits for ever for the rest', async () => {
    const { one, asked, answer } = examined();
    const numbers = Array.from({ length: 700 }, (_, number) => number);
    wantAll(one, numbers);
    await wait();
    await answer();
    wantAll(one, numbers);
    await wait();
    await answer();
    expect(asked.map(({ length }) => length)).toEqual([500, 200]);
    expect(numbers.filter((number) => !one.of(idOf(number)))).toEqual([]);
  });

  it('stays unknown where it failed, and is asked for when it is wanted again', async () => {
    const { one, asked, changed, answer } = examined();
    one.want(recordOf(1));
    await wait();
    await answer(true);
    expect(one.of(idOf(1))).toBeUndefined();
    expect(changed).not.toHaveBeenCalled();
    one.want(recordOf(1));
    await wait();
    await answer();
    expect(asked).toHaveLength(2);
    expect(one.of(idOf(1))).toBeDefined();
  });

  it('is forgotten when the measures are others, also what is on its way', async () => {
    const { one, asked, answer } = examined();
    one.want(recordOf(1));
    await wait();
    await answer();
    one.want(recordOf(2));
    await wait();
    one.forget();
    await answer();
    expect([1, 2].map((number) => one.of(idOf(number)))).toEqual([undefined, undefined]);
    wantAll(one, [1, 2]);
    await wait();
    expect(asked.at(-1)).toEqual(['record 1', 'record 2']);
  });

  it('is not asked for any more when the dataset is let go of', async () => {
    const { one, asked, signals } = examined();
    one.want(recordOf(1));
    await wait();
    one.want(recordOf(2));
    one.dispose();
    await wait();
    expect(asked).toHaveLength(1);
    expect(signals[0]!.aborted).toBe(true);
  });
});
