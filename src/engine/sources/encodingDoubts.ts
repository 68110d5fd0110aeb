import type { Detection } from '../../core/detection/detection';
import { noUtf8 } from '../../core/dataset/reading/record';
import type { Remedy } from '../../core/remedy';
import { UserError } from '../../core/userError';
import type { FileIndex } from './fileIndex';
import type { SampledRecord } from './fileRecords';

/** Name an encoding, whichever it is. */
export const anyEncoding: Remedy = { kind: 'chooseEncoding', encoding: '' };

/** What is said where some records are no UTF-8, and what they are instead is not recognised. */
export function encodingDoubts({ detections }: FileIndex, samples: readonly SampledRecord[]): Detection[] {
  if (detections.some(({ subject }) => subject === 'encoding')) return [];
  const wrong = samples.filter(({ read }) => 'problem' in read && read.problem === noUtf8).length;
  if (wrong === 0) return [];
  return [
    {
      subject: 'encoding',
      taken: 'UTF-8',
      why: `${wrong.toLocaleString('en')} of ${samples.length.toLocaleString('en')} sampled records are not valid UTF-8, and how they are encoded is not recognised`,
      grade: 'likely',
      others: [],
      remedy: anyEncoding,
    },
  ];
}

/** What is said where nothing can be read in the encoding that the user named. */
export function wrongEncoding(name: string, encoding: string): UserError {
  return new UserError(
    `${name} has no record that can be read as ${encoding}, which is probably not its encoding.`,
    {
      remedy: anyEncoding,
    },
  );
}
