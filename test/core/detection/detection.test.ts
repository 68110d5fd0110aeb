import { describe, expect, it } from 'vitest';
import { refuseUnsure, type Detection, type Grade } from '../../../src/core/detection/detection';
import type { UserError } from '../../../src/core/userError';

const direction = (grade: Grade, question?: string): Detection => ({
  ...{ subject: 'direction', taken: 'rate', why: 'its numbers are shares', grade, others: [] },
  ...(question === undefined ? {} : { question }),
  remedy: { kind: 'chooseFields', roles: ['difficulty'] },
});

describe('what the data does not settle', () => {
  it('is refused where it matters, with its question and its way out', () => {
    expect.assertions(2);
    try {
      refuseUnsure([direction('unsure', 'Which end is hard?')], 'direction');
    } catch (error) {
      expect((error as UserError).message).toBe('Which end is hard?');
      expect((error as UserError).remedy).toEqual({ kind: 'chooseFields', roles: ['difficulty'] });
    }
  });

  it('has a sentence of its own where no question is given', () => {
    expect(() => refuseUnsure([direction('unsure')], 'direction')).toThrow(
      'The direction is not clear: rate, its numbers are shares.',
    );
  });

  it('stops nothing where it does not matter, or is only likely', () => {
    expect(() => refuseUnsure([direction('unsure')], 'question')).not.toThrow();
    expect(() => refuseUnsure([direction('likely')], 'direction')).not.toThrow();
  });
});
