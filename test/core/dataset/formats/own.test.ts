import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../../src/core/dataset/example';
import { detectFields } from '../../../../src/core/dataset/guessFields';
import { ownConversations } from './ownConversations';
import { ownRecords } from './ownRecords';

describe('formats', () => {
  it.each([...ownConversations, ...ownRecords].map((f) => [f.name, f] as const))('%s', (_, format) => {
    const samples = Array.from({ length: 8 }, (_one, at) => format.record(at));
    const { map, detections } = detectFields(samples);
    const graded = Object.keys(format.grades ?? {}).map((subject) => [
      subject,
      detections.find((one) => one.subject === subject)?.grade,
    ]);
    for (const at of [1, 2, 3])
      expect({ ...exampleOf(samples[at]!, map, at, '') }).toMatchObject(format.example(at));
    expect(Object.fromEntries(graded)).toEqual(format.grades ?? {});
  });
});
