import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection';
import { detectFields } from '../../../src/core/dataset/guessFields';
import { fieldMapKey } from '../../../src/core/dataset/fields/fieldMap';
import { human } from '../../../src/core/measures/human';
import { refuseUnsettled } from '../../../src/core/scores/unsettled';

const records = (column: string, values: readonly unknown[]): Record<string, unknown>[] =>
  Array.from({ length: 12 }, (_, at) => ({
    question: `What comes of ${at} and ${at * 3} here?`,
    answer: String(at),
    [column]: values[at % values.length],
  }));
const of = (detections: readonly Detection[], subject: string): Detection | undefined =>
  detections.find((one) => one.subject === subject);

describe('how a difficulty column is read', () => {
  const shares = records('difficulty', [0.1, 0.5, 0.9]);

  it('is asked where its numbers are shares, with a record of either end', () => {
    const found = detectFields(shares);
    const direction = of(found.detections, 'direction');
    expect(direction).toMatchObject({
      grade: 'unsure',
      remedy: { kind: 'chooseDirection', path: 'difficulty' },
    });
    expect(direction?.others.map(({ name }) => name)).toEqual(['-difficulty', '+difficulty']);
    expect(direction?.others[0]?.example).toContain('0.9 (What comes of 2 and 6 here?) is the easiest');
    expect(() => refuseUnsettled(found, undefined)).toThrow(
      /Which end of "difficulty" is hard cannot be told/,
    );
    expect(() => refuseUnsettled(found, 'human.difficulty')).toThrow();
    expect(() => refuseUnsettled(found, 'questionWords')).not.toThrow();
  });

  it.each([
    [{ easier: ['difficulty'] }, -1],
    [{ harder: ['difficulty'] }, 1],
  ])('is settled by what the user says: %j', (said, direction) => {
    const found = detectFields(shares, {}, said);
    expect(human.columns(found.map)).toMatchObject([{ id: 'human.difficulty', direction }]);
    expect(() => refuseUnsettled(found, undefined)).not.toThrow();
  });

  it('runs the other way for a pass rate, unless the user says otherwise', () => {
    const rates = records('pass_rate', [0.1, 0.5, 0.9]);
    expect(human.columns(detectFields(rates).map)).toMatchObject([{ direction: -1 }]);
    expect(human.columns(detectFields(rates, {}, { harder: ['pass_rate'] }).map)).toMatchObject([
      { direction: 1 },
    ]);
  });

  it('stands in the order of the user, and what is not in it is unknown and counted', () => {
    const found = detectFields(
      records('heat', ['hot', 'mild', 'lukewarm', 'spicy']),
      {},
      { levels: ['spicy', 'hot', 'mild'] },
    );
    expect(found.map.difficulty).toEqual(['heat']);
    expect(of(found.detections, 'levels')).toMatchObject({ taken: 'spicy < hot < mild', grade: 'likely' });
    expect(of(found.detections, 'levels')?.why).toContain('not read: "lukewarm" (3)');
  });

  it('is part of the key of scores only where it is no plain one', () => {
    const key = (column: string, values: readonly unknown[], said = {}): string =>
      fieldMapKey(detectFields(records(column, values), {}, said).map, ['difficulty']);
    expect(key('level', [1, 2, 3])).toBe('difficulty=level');
    expect(key('level', ['easy', 'hard'])).toBe('difficulty=level');
    expect(key('level', ['N1', 'N5'])).not.toBe('difficulty=level');
    expect(key('level', ['easy', 'hard'], { levels: ['hard', 'easy'] })).not.toBe(
      key('level', ['easy', 'hard'], { levels: ['easy', 'hard'] }),
    );
    expect(key('pass_rate', [0.1, 0.9])).toBe('difficulty=pass_rate,easier=pass_rate');
  });

  it('does not depend on the order of the fields', () => {
    const both = shares.map((record, at) => ({ level: at % 3, ...record, grade: at % 5 }));
    const turned = both.map((record) => Object.fromEntries(Object.entries(record).reverse()));
    expect(detectFields(turned).map.difficulty).toEqual(detectFields(both).map.difficulty);
  });

  it('leaves a column whose ends are not clear aside where another is', () => {
    const both = shares.map((record, at) => ({ ...record, level: at % 3 }));
    const { map, detections } = detectFields(both);
    expect(map.difficulty).toEqual(['level']);
    expect(
      detections.some(
        ({ grade, taken, others }) => grade === 'likely' && taken === '' && others[0]?.name === 'difficulty',
      ),
    ).toBe(true);
  });

  it('is asked where shares stand beside percentages', () => {
    const found = detectFields(records('pass_rate', [0.1, 0.5, 0.9, 10, 50, 90]));
    expect(of(found.detections, 'levels')).toMatchObject({ grade: 'unsure' });
    expect(() => refuseUnsettled(found, undefined)).toThrow(/shares in one part and percentages in another/);
  });

  it.each([
    ['difficulty', ['hard', 'easy'], true],
    ['difficulty', ['easy', 'simple', 'hard'], false],
    ['difficulty', ['easy', 'medium', 'hard', 'spicy'], false],
    ['level', ['N1', 'N5'], false],
    ['difficulty', ['1', '2', 'hard', 'easy'], false],
    ['difficulty', ['1 (hard)', '2', '3 (easy)', 'spicy'], false],
  ])('proposes an order only where it is known: %s, %j', (column, values, inOrder) => {
    const { detections } = detectFields(records(column, values));
    expect(of(detections, 'levels')?.remedy).toMatchObject({ kind: 'chooseLevels', inOrder });
  });

  it('asks with both candidates which end of ranks is hard', () => {
    const { detections } = detectFields(records('difficulty', ['P1', 'P2', 'P3', 'P4']));
    const direction = of(detections, 'direction');
    expect(direction).toMatchObject({ grade: 'unsure' });
    expect(direction?.question).toMatch(/from P1 to P4, may be ranks/);
    expect(direction?.others).toHaveLength(2);
  });

  it('is told where a column of that name is on no scale', () => {
    const { map, detections } = detectFields(records('difficulty', ['spicy', 'mild']));
    expect(map.difficulty).toEqual([]);
    expect(of(detections, 'difficulty')?.why).toContain('"spicy" (6), "mild" (6)');
  });
});
