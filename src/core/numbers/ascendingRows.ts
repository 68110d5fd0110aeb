import type { Values } from './values';

const digits = 4;
const size = 1 << 16;

/**
 * The rows by ascending value, ties in file order and unknown values last. A radix sort on the bits of the numbers:
 * millions of rows in a fraction of what a comparing sort takes.
 */
export function ascendingRows(values: Values): Uint32Array {
  const keys = sortableBits(values);
  let rows = new Uint32Array(values.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  let spare = new Uint32Array(rows.length);
  for (let digit = 0; digit < digits; digit++) {
    const starts = startsOf(keys, digit);
    if (!starts) continue;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      spare[starts[keys[digits * row + digit]!]!++] = row;
    }
    [rows, spare] = [spare, rows];
  }
  return rows;
}

/** The numbers as four 16-bit digits each, lowest first, that compare as the numbers do. */
function sortableBits(values: Values): Uint16Array {
  const numbers = new Float64Array(values.length);
  const words = new Uint32Array(numbers.buffer);
  for (let row = 0; row < values.length; row++) {
    // Adding 0 makes -0 the same as 0.
    numbers[row] = values[row]! + 0;
    // Negative numbers count downwards in their bits; NaN stands above all others.
    const flip = values[row]! < 0 ? 0xffffffff : 0;
    words[2 * row]! ^= flip;
    words[2 * row + 1]! ^= flip || 0x80000000;
    if (Number.isNaN(values[row])) words[2 * row] = words[2 * row + 1] = 0xffffffff;
  }
  return new Uint16Array(words.buffer);
}

/** Where the rows of each value of a digit begin; undefined where all rows have the same. */
function startsOf(keys: Uint16Array, digit: number): Uint32Array | undefined {
  const starts = new Uint32Array(size + 1);
  for (let at = digit; at < keys.length; at += digits) starts[keys[at]! + 1]!++;
  if (keys.length === 0 || starts[keys[digit]! + 1] === keys.length / digits) return undefined;
  for (let value = 0; value < size; value++) starts[value + 1]! += starts[value]!;
  return starts;
}
