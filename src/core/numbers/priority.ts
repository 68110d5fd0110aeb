/**
 * A number in [0, 1) for a record under a seed, the same on every machine and whatever order the records come in:
 * taking the records of lowest priority is a sample that any number of shards agree on. Two rounds of MurmurHash3's
 * 32-bit mixing (Austin Appleby, public domain) over the 128 bits of the record's id.
 */
export function priority(seed: number, id: string): number {
  const high = mix(seed, id) >>> 5;
  const low = mix(~seed, id) >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

function mix(seed: number, id: string): number {
  let state = seed | 0;
  for (let at = 0; at < id.length; at += 8) {
    let word = Math.imul(Number.parseInt(id.slice(at, at + 8), 16), 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    state ^= Math.imul(word, 0x1b873593);
    state = (state << 13) | (state >>> 19);
    state = (Math.imul(state, 5) + 0xe6546b64) | 0;
  }
  state ^= id.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
