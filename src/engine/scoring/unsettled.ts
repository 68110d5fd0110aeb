import { refuseUnsure, type Detection, type Subject } from '../../core/detection/detection';
import type { Measure } from '../../core/measures/measure';

/** How a file is read: everything rests on it. */
const reading: readonly Subject[] = ['format', 'encoding', 'header', 'records'];

/** Where these are open, hardly anything that is asked for can be computed. */
const fundamental: readonly Subject[] = [...reading, 'question', 'answer'];

/** What a difficulty rests on besides the field that it stands in. */
const ofDifficulty: readonly Subject[] = ['direction', 'levels'];

/** What the data does not settle and a measure rests on; undefined where there is nothing. */
export function unsettled(detections: readonly Detection[], { reads }: Measure): Detection | undefined {
  const about: readonly Subject[] = [
    ...reading,
    ...reads,
    ...(reads.includes('difficulty') ? ofDifficulty : []),
  ];
  return detections.find(({ grade, subject }) => grade === 'unsure' && about.includes(subject));
}

/** The same as a half sentence that says why a measure is left out. */
export function unsettledWords({ subject, taken }: Detection): string {
  return `the data does not settle its ${subject} (${taken})`;
}

/**
 * Throws UserError with the question that is open, where a measure that was asked for by name rests on it, or nearly all
 * that was asked for does. What rests on it otherwise is left out.
 */
export function refuseUnsettled(
  detections: readonly Detection[],
  measures: readonly Measure[],
  named: readonly string[],
): void {
  for (const measure of measures) {
    const open = unsettled(detections, measure);
    if (open && (named.includes(measure.id) || fundamental.includes(open.subject))) refuseUnsure([open]);
  }
}
