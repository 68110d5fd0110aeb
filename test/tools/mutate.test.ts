import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equivalents } from '../../tools/mutate/equivalents.mjs';
import { rooms } from '../../tools/mutate/rooms.mjs';
import { sampleOf } from '../../tools/mutate/sample.mjs';

const root = resolve(__dirname, '..', '..');

describe('the faults that are planted', () => {
  it('are a sample by the seed, whatever order they come in; a larger one holds a smaller', () => {
    const names = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(names, fc.nat(40), fc.nat(40), fc.string(), (all, one, other, seed) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        const drawn = sampleOf(all, many, seed);
        expect(sampleOf(all.toReversed(), many, seed)).toEqual(drawn);
        expect(drawn).toHaveLength(Math.min(many, all.length));
        expect(sampleOf(all, few, seed)).toEqual(drawn.slice(0, few));
      }),
    );
    const numbers = Array.from({ length: 100 }, (_, at) => String(at));
    expect(sampleOf(numbers, 20, '1')).not.toEqual(sampleOf(numbers, 20, '2'));
  });

  it('are planted in rooms that there are, and met by tests that there are', () => {
    for (const { sources, ...room } of Object.values(rooms)) {
      const { slow = [], without = [] } = room as { slow?: string[]; without?: string[] };
      for (const path of [sources, ...slow, ...without])
        expect(existsSync(join(root, path.replace('/*.test.ts', ''))), path).toBe(true);
    }
  });

  it('are not those listed as equivalent, each of which still stands in its file, with a reason', () => {
    for (const { file, line, why } of equivalents) {
      const lines = readFileSync(join(root, file), 'utf8').split(/\r?\n/);
      expect(lines.map((one) => one.trim())).toContain(line);
      expect(why).toMatch(/^[A-Z].*\.$/);
    }
  });
});
