import { describe, expect, it } from 'vitest';
import { LevelCensus } from '../../../src/core/dataset/levelCensus';

describe('a census of levels', () => {
  it('counts what names no level, and nothing that says that none is known', () => {
    const readings = {
      level: { scale: 'words' as const },
      rating: { scale: 'number' as const, unknown: [-1] },
    };
    const census = new LevelCensus({ question: [], difficulty: ['level', 'rating'], readings });
    for (const level of ['easy', 'hard', 'Wobbly', 'Wobbly', 'odd', 'n/a', '', null, undefined])
      census.add({ level, rating: -1 });
    census.add({ level: { a: 1 }, rating: 'x' });
    expect(census.unread()).toEqual([
      {
        path: 'level',
        count: 4,
        words: [
          { written: 'Wobbly', count: 2 },
          { written: 'odd', count: 1 },
          { written: '{"a":1}', count: 1 },
        ],
      },
      { path: 'rating', count: 1, words: [{ written: 'x', count: 1 }] },
    ]);
  });

  it('is empty where every level is read', () => {
    const census = new LevelCensus({ question: [], difficulty: ['level'] });
    census.add({ level: 3 });
    expect(census.unread()).toEqual([]);
  });
});
