import type { Detection } from '../../core/detection/detection';
import type { SampledRecord } from './fileRecords';

/** What is to be said where records are no JSON as they stand, though it is clear what they say; they are counted in a sample. */
export function mendedDetections(samples: readonly SampledRecord[]): Detection[] {
  const mended = samples.flatMap(({ read }) => ('fields' in read && read.mends ? [read.mends] : []));
  if (mended.length === 0) return [];
  const kinds = [...new Set(mended.flat())].join(', ');
  const of = samples.length.toLocaleString('en');
  return [
    {
      subject: 'format',
      taken: 'JSON',
      why: `though ${mended.length.toLocaleString('en')} of the ${of} records looked at hold what JSON does not have: ${kinds}; mixtures are written without`,
      grade: 'likely',
      others: [],
    },
  ];
}
