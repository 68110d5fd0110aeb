import { questionOf, type Candidate, type Detection } from '../../core/detection/detection';
import { isRole } from '../../core/dataset/fields/fieldMap';
import { oneLine } from '../terminal/format';
import { onOneLine } from '../terminal/terminal';
import type { Painter } from './colour';
import { remarkText } from './remedyWords';
import { textTable } from './textTable';
import { wrapped } from './wrap';

const longestExample = 60;
const longestTaken = 40;

/**
 * What was found out, a row each: what it is, what was taken, how sure that is and why; of fields alone, or of everything where
 * `isWhole`. Below stands whatever is likely or unsure, with what else there is and how to say what is meant.
 */
export function detectionsText(detections: readonly Detection[], painter: Painter, isWhole = true): string {
  const listed = isWhole ? detections : detections.filter(({ subject }) => isRole(subject));
  const allCertain = listed.every(({ grade }) => grade === 'certain');
  const rows = listed.map(({ subject, taken, why, grade }) => [
    `  ${subject}`,
    oneLine(taken, longestTaken),
    ...(allCertain ? [] : [grade === 'certain' ? '' : grade]),
    painter.dim(grade === 'certain' ? onOneLine(why) : ''),
  ]);
  const table = rows.length === 0 ? [] : [textTable([], rows, [])];
  return [...table, ...detections.flatMap((one) => detectionNotes(one))].join('\n');
}

/** What there is to say of a detection that is not certain, as lines. */
export function detectionNotes(detection: Detection): string[] {
  const { grade, subject, taken, why, others, remedy } = detection;
  if (grade === 'certain') return [];
  const also = others.length > 0 ? ` Also there: ${others.map(candidateText).join(', ')}.` : '';
  const told =
    isRole(subject) && taken !== '' ? `The ${subject} is probably ${taken}` : `About the ${subject}`;
  const text = grade === 'unsure' ? questionOf(detection) : `${told}: ${why}.`;
  return wrapped(onOneLine(remarkText({ text: `${text}${also}`, remedy })));
}

function candidateText({ name, example }: Candidate): string {
  return example === '' ? name : `${name} (${oneLine(example, longestExample)})`;
}
