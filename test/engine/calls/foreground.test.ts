import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Foreground } from '../../../src/engine/calls/foreground';

it('work at length stands back while a call is answered, and a call takes no slice of work for each of its turns', async () => {
  const foreground = new Foreground();
  let slices = 0;
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      slices++;
      await foreground.giveWay();
    }
  })();
  await setImmediate();
  const before = slices;
  const answer = await foreground.answer(async () => {
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    return slices - before;
  });
  expect(answer).toBeLessThanOrEqual(2);
  await setImmediate();
  await setImmediate();
  expect(slices).toBeGreaterThan(before + answer);
  isOver = true;
  await work;
});

it('a call that never ends does not hold the work up: it waits no longer than it works', async () => {
  let now = 0;
  const foreground = new Foreground(() => now);
  void foreground.answer(() => new Promise(() => undefined));
  const waited = foreground.giveWay();
  await setImmediate();
  now = 300;
  await waited;
  // As long as it waited it goes on without waiting.
  for (now = 301; now < 600; now += 100) await foreground.giveWay();
  let isBack = false;
  now = 601;
  void foreground.giveWay().then(() => (isBack = true));
  await setImmediate();
  await setImmediate();
  expect(isBack).toBe(false);
});

it('what a call throws is thrown, and the work goes on', async () => {
  const foreground = new Foreground();
  await expect(foreground.answer(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await foreground.giveWay();
});
