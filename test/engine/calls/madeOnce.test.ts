import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MadeOnce } from '../../../src/engine/calls/madeOnce';

/** Something that is made by hand, so that a test says when. */
class ByHand {
  readonly signals: AbortSignal[] = [];
  private readonly ends: { resolve: (made: number) => void; reject: (error: Error) => void }[] = [];
  readonly once = new MadeOnce<number, string>((signal, progress) => {
    this.signals.push(signal);
    this.tell = progress;
    return new Promise((resolve, reject) => this.ends.push({ resolve, reject }));
  });
  tell: (news: string) => void = () => undefined;

  finish(at = this.ends.length - 1): void {
    this.ends[at]!.resolve(at);
  }

  fail(): void {
    this.ends.at(-1)!.reject(new Error('broken'));
  }
}

describe('What is made once', () => {
  it('is shared by all who ask, and kept', async () => {
    const hand = new ByHand();
    const both = [hand.once.get(), hand.once.get(new AbortController().signal)];
    hand.finish();
    expect(await Promise.all(both)).toEqual([0, 0]);
    expect(await hand.once.get()).toBe(0);
    expect(hand.signals).toHaveLength(1);
  });

  it('is made anew where it failed', async () => {
    const hand = new ByHand();
    const first = hand.once.get();
    hand.fail();
    await expect(first).rejects.toThrow('broken');
    const second = hand.once.get();
    hand.finish();
    expect(await second).toBe(1);
  });

  it('tells its progress to all who wait', async () => {
    const hand = new ByHand();
    const news: string[] = [];
    const both = [1, 2].map((who) => hand.once.get(undefined, (one) => news.push(`${who} ${one}`)));
    hand.tell('half');
    hand.finish();
    await Promise.all(both);
    expect(news).toEqual(['1 half', '2 half']);
  });

  it('is begun for nobody whose signal says so already', async () => {
    const hand = new ByHand();
    await expect(hand.once.get(AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(hand.signals).toHaveLength(0);
  });

  it('is aborted by the last who leaves, and by nobody before', async () => {
    const law = fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.infiniteStream(fc.nat()),
      fc.nat(6),
      async (askers, order, leaving) => {
        const hand = new ByHand();
        const aborts = Array.from({ length: askers }, () => new AbortController());
        const asked = aborts.map(({ signal }) => hand.once.get(signal).catch(() => 'left' as const));
        const leavers = [...aborts.keys()].sort(() => (order.next().value % 2) - 0.5).slice(0, leaving);
        for (const at of leavers) aborts[at]!.abort();
        await new Promise(setImmediate);
        expect(hand.signals[0]!.aborted).toBe(leavers.length === askers);
        hand.finish(0);
        const got = await Promise.all(asked);
        expect(got).toEqual(aborts.map((_, at) => (leavers.includes(at) ? 'left' : 0)));
      },
    );
    await fc.assert(law);
  });

  it('is made anew for one who asks after the last has left, whatever becomes of the first making', async () => {
    const hand = new ByHand();
    const abort = new AbortController();
    const left = hand.once.get(abort.signal);
    abort.abort();
    await expect(left).rejects.toThrow(/abort/i);
    const next = hand.once.get();
    hand.finish(0);
    hand.finish(1);
    expect(await next).toBe(1);
    expect(hand.signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});
