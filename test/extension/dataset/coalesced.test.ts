import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coalesced } from '../../../src/extension/dataset/coalesced';

/** Work that ends when it is told to, and notes how much of it went on at once. */
function controlled() {
  const ends: ((error?: Error) => void)[] = [];
  const seen = { started: 0, running: 0, most: 0 };
  const coalesced = new Coalesced(async () => {
    seen.started++;
    seen.most = Math.max(seen.most, ++seen.running);
    await new Promise<void>((resolve, reject) =>
      ends.push((error) => (error ? reject(error) : resolve())),
    ).finally(() => seen.running--);
  });
  return { coalesced, seen, end: (error?: Error) => ends.shift()?.(error) };
}

describe('coalesced work', () => {
  it('is never done twice at once, and is begun after every call of it', async () => {
    const steps = fc.array(fc.constantFrom('call', 'call and again', 'end', 'fail', 'wait'), {
      maxLength: 30,
    });
    const law = fc.asyncProperty(steps, async (plan) => {
      const { coalesced, seen, end } = controlled();
      const calls: Promise<void>[] = [];
      const call = (): Promise<void> => {
        const before = seen.started;
        const run = coalesced.run().catch(() => undefined);
        calls.push(run.then(() => expect(seen.started).toBeGreaterThan(before)));
        return run;
      };
      for (const step of plan) {
        if (step === 'call') void call();
        if (step === 'call and again') void call().then(() => call());
        if (step === 'end') end();
        if (step === 'fail') end(new Error('failed'));
        if (step === 'wait') await new Promise(setImmediate);
        expect(seen.most).toBeLessThanOrEqual(1);
      }
      while (seen.running > 0) {
        end();
        await new Promise(setImmediate);
      }
      await Promise.all(calls);
      expect(seen.most).toBeLessThanOrEqual(1);
    });
    await fc.assert(law, { numRuns: 300 });
  });

  it('is done once more for any number of calls that come while it runs', async () => {
    const { coalesced, seen, end } = controlled();
    const calls = [1, 2, 3, 4, 5].map(() => coalesced.run());
    end();
    await calls[0];
    await new Promise(setImmediate);
    end();
    await Promise.all(calls);
    expect(seen.started).toBe(2);
  });

  it('rejects for those whose run failed, and for no one else', async () => {
    const { coalesced, end } = controlled();
    const [first, second] = [coalesced.run(), coalesced.run()];
    end(new Error('the first failed'));
    await expect(first).rejects.toThrow('the first failed');
    await new Promise(setImmediate);
    end();
    await expect(second).resolves.toBeUndefined();
  });
});
