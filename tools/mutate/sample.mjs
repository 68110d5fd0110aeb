import { createHash } from 'node:crypto';

/**
 * So many of these names, drawn by a hash of the seed and the name: the same on every machine, and more of them hold all of fewer.
 * @param {readonly string[]} names
 * @param {number} size
 * @param {string} seed
 * @returns {string[]}
 */
export function sampleOf(names, size, seed) {
  return names
    .map((name) => ({ name, rank: createHash('sha256').update(`${seed} ${name}`).digest('hex') }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ name }) => name);
}
