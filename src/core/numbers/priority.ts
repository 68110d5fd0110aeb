/**
 * A number in [0, 1) for a record under a seed, the same on every machine and whatever order the records come in:
 * taking the records of lowest priority is a sample that any number of shards agree on. Two rounds of MurmurHash3's
 * 32-bit mixing (Austin Appleby, public domain) over the 128 bits of the record's id.
 */
export function priority(seed: number, id: string): number {
  const words: number[] = [];
  for (let at = 0; at < id.length; at += 8) words.push(Number.parseInt(id.slice(at, at + 8), 16));
  return between0And1(mix(seed, words, id.length), mix(~seed, words, id.length));
}

/** The priorities of many records under a seed: their ids as 16 bytes each, one after another. */
export function priorities(seed: number, ids: Uint8Array): Float64Array {
  const view = new DataView(ids.buffer, ids.byteOffset, ids.byteLength);
  const words = new Uint32Array(4);
  return Float64Array.from({ length: ids.length / 16 }, (_, row) => {
    for (let word = 0; word < 4; word++) words[word] = view.getUint32(16 * row + 4 * word);
    return between0And1(mix(seed, words, 32), mix(~seed, words, 32));
  });
}

function between0And1(one: number, other: number): number {
  return ((one >>> 5) * 2 ** 26 + (other >>> 6)) / 2 ** 53;
}

/** Mixes words that were written with so many hexadecimal digits. */
function mix(seed: number, words: ArrayLike<number>, digits: number): number {
  let state = seed | 0;
  for (let at = 0; at < words.length; at++) {
    let word = Math.imul(words[at]!, 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    state ^= Math.imul(word, 0x1b873593);
    state = (state << 13) | (state >>> 19);
    state = (Math.imul(state, 5) + 0xe6546b64) | 0;
  }
  state ^= digits;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
