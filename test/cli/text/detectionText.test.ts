import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection';
import { painterFor } from '../../../src/cli/text/colour';
import { detectionsText } from '../../../src/cli/text/detectionText';

const plain = painterFor({ isTTY: false });

const certain: Detection = {
  ...{ subject: 'answer', taken: 'reply', why: 'named "reply"', grade: 'certain', others: [] },
};

describe('the detections of a dataset', () => {
  it('are a row each, without a grade where all are certain', () => {
    expect(detectionsText([certain], plain)).toBe('  answer  reply  named "reply"');
    expect(detectionsText([], plain)).toBe('');
  });

  it('tell what is likely, what else there is, and how to say what is meant', () => {
    const likely: Detection = {
      ...{ subject: 'question', taken: 'body', why: 'the longest text', grade: 'likely' },
      others: [{ name: 'notes', example: 'see\nbelow' }],
      remedy: { kind: 'chooseFields', roles: ['question'] },
    };
    const text = detectionsText([certain, likely], plain).replace(/\s+/g, ' ');
    expect(text).toContain('question body likely');
    expect(text).toContain(
      'The question is probably body: the longest text. Also there: notes (see below). Say which field it is with --map question=FIELD.',
    );
  });

  it('tell of what was not taken, or is no field, what it is', () => {
    const none: Detection = {
      ...{
        subject: 'difficulty',
        taken: '',
        why: 'stars has levels, but is a review',
        grade: 'likely',
        others: [],
      },
    };
    expect(detectionsText([none], plain)).toContain(
      'About the difficulty: stars has levels, but is a review.',
    );
    const header: Detection = { ...none, subject: 'header', taken: 'no header', why: 'line 1 is a record' };
    expect(detectionsText([header], plain)).toContain('About the header: line 1 is a record.');
  });

  it('ask what the data does not settle', () => {
    const unsure: Detection = {
      ...{ subject: 'direction', taken: 'rate', why: 'a share', grade: 'unsure', others: [] },
      question: 'Is a higher rate harder?',
    };
    expect(detectionsText([unsure], plain)).toContain('Is a higher rate harder?');
  });
});
