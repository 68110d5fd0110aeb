import { expect, it } from 'vitest';
import { progressWords } from '../../../src/cli/terminal/progress';

it('tells the step, the time that is left of all, and the measure by a name that people know', () => {
  const at = { measure: 'learningCurve', done: 40, total: 100, step: 9, steps: 12 };
  expect(progressWords({ ...at, preparing: 'training heads', secondsLeft: 170 })).toBe(
    'step 9 of 12, about 3 min left · learning curve: training heads 40%',
  );
  expect(progressWords({ ...at, secondsLeft: 20 })).toBe(
    'step 9 of 12, less than a minute left · learning curve 40 of 100',
  );
  expect(progressWords({ measure: 'humanPredicted', done: 1, total: 2000, step: 1, steps: 1 })).toBe(
    'predicted difficulty 1 of 2,000',
  );
});
