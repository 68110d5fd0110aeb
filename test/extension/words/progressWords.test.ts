import { describe, expect, it } from 'vitest';
import { progressWords as inTerminal } from '../../../src/cli/terminal/progress';
import { progressWords } from '../../../src/extension/words/progressWords';

const progress = { measure: 'length', done: 5, total: 10 };

describe('how far scoring has come', () => {
  it('says the time that is left, and that it is being estimated where it was not known for a while', () => {
    expect(progressWords(progress)).not.toMatch(/left/);
    expect(progressWords({ ...progress, isEstimating: true })).toMatch(/ · estimating the time left…$/);
    expect(progressWords({ ...progress, secondsLeft: 180 })).toMatch(/ · about 3 min left$/);
  });

  it('is said alike in a terminal', () => {
    expect(inTerminal(progress)).not.toMatch(/left/);
    expect(inTerminal({ ...progress, isEstimating: true })).toMatch(/^estimating the time left… · /);
  });
});
