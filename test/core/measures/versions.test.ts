import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/core/measures/catalogue';

/** The versions of the measures before what is thought, what is attached and lists were told apart from an example's texts. */
const before: Readonly<Record<string, number>> = {
  ...{ length: 1, rarity: 1, prototype: 1, neighbours: 1, probe: 1, learningCurve: 1, dynamics: 1 },
  ...{ duplicates: 1, neighbourDisagreement: 1, labelQuality: 1, humanPredicted: 2, irtPredicted: 2 },
  ...{ surprisal: 1, instructionFollowing: 1, choice: 1 },
};

const texts = ['question', 'context', 'answer', 'solution', 'choices', 'label'] as const;

describe('a measure that reads texts', () => {
  it.each(Object.keys(before))('is of a later version than when the texts were others: %s', (id) => {
    const { version } = catalogue.find((measure) => measure.id === id)!;
    expect(version).toBeGreaterThan(before[id]!);
  });

  it('is in that list, unless it came later', () => {
    // What was imported reads texts only to find the records that it is of.
    const own = catalogue.filter(
      ({ needs }) => !needs.some((need) => ['responses', 'respondents', 'dynamics'].includes(need)),
    );
    const reading = own.filter(({ reads }) => texts.some((role) => reads.includes(role)));
    expect(reading.map(({ id }) => id).filter((id) => !(id in before))).toEqual([]);
  });
});
