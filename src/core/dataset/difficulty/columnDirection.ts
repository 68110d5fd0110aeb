import { numbersOf, wholesOf, type ColumnLevels } from './columnLevels';
import { directionOf, rankDirection, type FoundDirection } from './direction';
import { glossOrder } from './glossOrder';

/** Words before a number that may count from either end: Division 1 is the hardest, P1 the first or the most urgent. */
const eitherEnd = /^(?:div|division|p|prio|priority|rank|place|no|nr|pos|position)$/;

const runsBothWays: FoundDirection = {
  easier: false,
  grade: 'unsure',
  why: 'the words beside its levels run against these',
  open: 'have words beside them that run the other way',
};

/** Which end of a column is hard, by its name, its numbers, what stands before or beside these, and the names beside it. */
export function columnDirection(
  path: string,
  levels: ColumnLevels,
  beside: readonly string[],
): FoundDirection {
  const { reading, read } = levels;
  const wholes = wholesOf(read.map(({ written }) => written));
  const isPercent = reading.scale === 'percent';
  const named = directionOf(path, numbersOf(levels), { isPercent, beside, ...(wholes && { wholes }) });
  const words = reading.scale === 'words' ? undefined : glossOrder(read);
  if (words === 'both' || (words === 'along' && named.easier)) return runsBothWays;
  if (words === 'against' && named.isStated && !named.easier) return runsBothWays;
  if (words === 'against')
    return { easier: true, grade: 'likely', why: 'the words beside its numbers run against these' };
  if (words === undefined && eitherEnd.test(reading.prefix ?? '')) return rankDirection;
  return named;
}
