import { describe, expect, it } from 'vitest';
import type { FieldMap } from '../../../src/core/dataset/fields/fieldMap';
import type { Detection, Grade, Subject } from '../../../src/core/detection/detection';
import { measuresNamed } from '../../../src/core/measures/catalogue';
import {
  refuseFundamental,
  refuseUnreadable,
  refuseUnsettled,
  unsettledFor,
} from '../../../src/core/scores/unsettled';

const map: FieldMap = { question: ['q'], difficulty: ['rate', 'level'] };
const open = (subject: Subject, grade: Grade = 'unsure'): Detection => ({
  ...{ subject, taken: 'rate', why: 'its numbers are shares', grade, others: [] },
  question: `What is the ${subject}?`,
  ...(subject === 'direction' && { remedy: { kind: 'chooseDirection', path: 'rate' } }),
});
const found = (...detections: Detection[]) => ({ map, detections });
const [human, length] = [measuresNamed(['human'])[0]!, measuresNamed(['length'])[0]!];

describe('what the data does not settle', () => {
  it('matters to the measures that read it', () => {
    expect(unsettledFor(human, found(open('direction')))?.subject).toBe('direction');
    expect(unsettledFor(length, found(open('direction')))).toBeUndefined();
    expect(unsettledFor(length, found(open('question')))?.subject).toBe('question');
    expect(unsettledFor(human, found(open('encoding')))?.subject).toBe('encoding');
    expect(unsettledFor(length, found(open('question', 'likely')))).toBeUndefined();
  });

  it('is refused whatever was asked for where nearly all rests on it', () => {
    const both = [human, length];
    expect(() => refuseFundamental(both, found(open('question')))).toThrow('What is the question?');
    expect(() => refuseUnreadable([open('header')])).toThrow('What is the header?');
    expect(() => refuseUnreadable([open('header', 'likely'), open('question')])).not.toThrow();
    expect(() => refuseFundamental(both, found(open('direction')))).not.toThrow();
  });

  it('is refused where a mixture goes by its column, which is the first where none is named', () => {
    const asked = found(open('direction'));
    for (const named of [undefined, 'rate', 'human.rate', 'predicted.rate'])
      expect(() => refuseUnsettled(asked, named)).toThrow('What is the direction?');
    for (const named of ['level', 'human.level', 'questionWords'])
      expect(() => refuseUnsettled(asked, named)).not.toThrow();
  });
});
