import { setImmediate } from 'node:timers/promises';

/** So many entries are worked on before others are answered. */
const slice = 1 << 15;

/** Sorts entries in place by a comparison that has no ties. Others are answered meanwhile; ended by the signal. */
export async function steadySort(
  entries: Uint32Array,
  compare: (one: number, other: number) => number,
  signal: AbortSignal,
): Promise<void> {
  for (let from = 0; from < entries.length; from += slice) {
    entries.subarray(from, from + slice).sort(compare);
    await rest(signal);
  }
  const spare = new Uint32Array(entries.length > slice ? entries.length : 0);
  for (let size = slice; size < entries.length; size *= 2) {
    for (let from = 0; from < entries.length; from += 2 * size) {
      const middle = Math.min(from + size, entries.length);
      const end = Math.min(from + 2 * size, entries.length);
      await merge({ entries, spare, from, middle, end }, compare, signal);
    }
    entries.set(spare);
  }
}

interface Runs {
  readonly entries: Uint32Array;
  readonly spare: Uint32Array;
  readonly from: number;
  readonly middle: number;
  readonly end: number;
}

async function merge(
  { entries, spare, from, middle, end }: Runs,
  compare: (one: number, other: number) => number,
  signal: AbortSignal,
): Promise<void> {
  let [left, right] = [from, middle];
  for (let at = from; at < end; at++) {
    const takesLeft = right >= end || (left < middle && compare(entries[left]!, entries[right]!) <= 0);
    spare[at] = entries[takesLeft ? left++ : right++]!;
    if (at % slice === 0) await rest(signal);
  }
}

async function rest(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
