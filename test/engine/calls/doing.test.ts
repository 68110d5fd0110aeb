import { describe, expect, it } from 'vitest';
import { blameFor, doingWords } from '../../../src/engine/calls/doing';
import { catalogue } from '../../../src/core/measures/catalogue';

const crash = 'signal SIGSEGV';

describe('What a crash is blamed on', () => {
  it('is the model where a measure that needs one ran, and Gradus otherwise', () => {
    for (const { id, needs } of catalogue) {
      const runsModel = needs.includes('encoder') || needs.includes('languageModel');
      const blame = blameFor(crash, [{ method: 'snapshot' }, { method: 'score', measure: id }]);
      expect([id, blame]).toEqual([
        id,
        expect.stringMatching(
          runsModel ? /the model itself is the cause/ : /fault of Gradus.*report it with the log/,
        ),
      ]);
    }
  });

  it('is the model where no measure is known yet of a call that may run one', () => {
    expect(blameFor(crash, [{ method: 'score' }])).toMatch(/the model itself/);
    expect(blameFor(crash, [{ method: 'snapshot' }, { method: 'describeSet' }])).toMatch(/fault of Gradus/);
    expect(blameFor(crash, [])).toMatch(/fault of Gradus/);
  });

  it('is nothing where the engine was ended from outside', () => {
    expect(blameFor('signal SIGKILL', [{ method: 'score' }])).toBe('');
    expect(blameFor('exit code 1', [{ method: 'score' }])).toBe('');
  });

  it('names every call and its measure', () => {
    expect(doingWords([{ method: 'score', measure: 'length' }, { method: 'snapshot' }])).toBe(
      '"score" (length) and "snapshot"',
    );
  });
});
