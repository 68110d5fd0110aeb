/**
 * 32 bits for a text: FNV-1a by UTF-16 unit (Fowler, Noll & Vo) under a seed, finished by MurmurHash3's mixing
 * (Austin Appleby, public domain), so that every bit depends on every character.
 */
export function textHash(text: string, seed = 0): number {
  let state = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return mixed(state);
}

/** The hash of a sequence of hashes: another order is another hash. */
export function sequenceHash(hashes: Iterable<number>, seed = 0): number {
  let state = 0x811c9dc5 ^ seed;
  for (const hash of hashes) state = mixed(Math.imul(state ^ hash, 0x01000193));
  return state;
}

/** MurmurHash3's finishing step: a permutation of the 32-bit numbers without any visible order. */
export function mixed(value: number): number {
  let state = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
