import type { Detection } from '../detection/detection';
import { everyMeasure } from '../measures/catalogue';
import { humanColumn } from '../measures/human';
import { howFilesAreRead, type Found } from './unsettled';

/**
 * What is likely and not certain of that which these columns (ids, as of a blend) rest on: how the file is read, the fields that
 * their measures read, and of a dataset's own difficulty its direction and levels. What is only proposed as a difficulty belongs to
 * what goes by something else.
 */
export function doubtsOf(columns: readonly string[], { map, detections }: Found): Detection[] {
  const reads = everyMeasure
    .filter((measure) => measure.lacks(map) === undefined)
    .filter((measure) => measure.columns(map).some(({ id }) => columns.includes(id)))
    .flatMap((measure) => measure.reads);
  const isMeant = (path: string): boolean =>
    path === '' ? !columns.some((id) => id.startsWith(humanColumn(''))) : columns.includes(humanColumn(path));
  const matters = ({ subject, taken, remedy }: Detection): boolean => {
    if (remedy?.kind === 'chooseDirection' || remedy?.kind === 'chooseLevels') return isMeant(remedy.path);
    if (subject === 'difficulty') return isMeant(taken);
    return howFilesAreRead.includes(subject) || reads.some((role) => role === subject);
  };
  return detections.filter((one) => one.grade === 'likely' && matters(one));
}
