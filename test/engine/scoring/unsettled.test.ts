import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection';
import { measuresNamed } from '../../../src/core/measures/catalogue';
import { refuseUnsettled, unsettled, unsettledWords } from '../../../src/engine/scoring/unsettled';

const open = (subject: Detection['subject'], grade: Detection['grade'] = 'unsure'): Detection => ({
  ...{ subject, taken: 'rate', why: 'its numbers are shares', grade, others: [] },
  question: `What is the ${subject}?`,
});
const [human, length] = [measuresNamed(['human'])[0]!, measuresNamed(['length'])[0]!];

describe('what the data does not settle', () => {
  it('matters to the measures that read it', () => {
    expect(unsettled([open('direction')], human)?.subject).toBe('direction');
    expect(unsettled([open('direction')], length)).toBeUndefined();
    expect(unsettled([open('question')], length)?.subject).toBe('question');
    expect(unsettled([open('encoding')], human)?.subject).toBe('encoding');
    expect(unsettled([open('question', 'likely')], length)).toBeUndefined();
  });

  it('is refused where the measure was named, and leaves it out where all were asked for', () => {
    const both = [human, length];
    expect(() => refuseUnsettled([open('levels')], both, ['human', 'length'])).toThrow('What is the levels?');
    expect(() => refuseUnsettled([open('levels')], both, ['all'])).not.toThrow();
    expect(() => refuseUnsettled([open('levels')], [length], ['length'])).not.toThrow();
    expect(unsettledWords(open('levels'))).toBe('the data does not settle its levels (rate)');
  });

  it('is refused whatever was asked for where nearly all rests on it', () => {
    expect(() => refuseUnsettled([open('question')], [human, length], ['all'])).toThrow(
      'What is the question?',
    );
    expect(() => refuseUnsettled([open('header')], [human], ['all'])).toThrow('What is the header?');
  });
});
