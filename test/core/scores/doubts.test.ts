import { describe, expect, it } from 'vitest';
import type { FieldMap } from '../../../src/core/dataset/fields/fieldMap';
import type { Detection } from '../../../src/core/detection/detection';
import { doubtsOf } from '../../../src/core/scores/doubts';

const map: FieldMap = { question: ['q'], answer: 'a', difficulty: ['rate', 'level'] };
const likely = { why: 'by its name', grade: 'likely', others: [] } as const;
const question: Detection = { ...likely, subject: 'question', taken: 'q' };
const header: Detection = { ...likely, subject: 'header', taken: 'names' };
const level: Detection = { ...likely, subject: 'difficulty', taken: 'level' };
const stars: Detection = { ...likely, subject: 'difficulty', taken: '' };
const direction: Detection = {
  ...{ ...likely, subject: 'direction', taken: '-rate' },
  remedy: { kind: 'chooseDirection', path: 'rate' },
};
const all = [question, header, level, stars, direction];
const doubts = (...columns: string[]): Detection[] => doubtsOf(columns, { map, detections: all });

describe('what is not certain of a column', () => {
  it('is the direction of a difficulty, and no other one’s', () => {
    expect(doubts('human.rate')).toEqual([header, direction]);
    expect(doubts('human.level')).toEqual([header, level]);
  });

  it('is the fields that its measure reads, and a difficulty that was only proposed', () => {
    expect(doubts('questionWords')).toEqual([question, header, stars]);
  });

  it('is that of each column of a blend', () => {
    expect(doubts('questionWords', 'human.rate')).toEqual([question, header, direction]);
  });

  it('is nothing where all is certain or was settled', () => {
    const settled = all.map((one): Detection => ({ ...one, grade: 'certain' }));
    expect(doubtsOf(['human.rate', 'questionWords'], { map, detections: settled })).toEqual([]);
  });
});
