import type { JoinReport } from '../../../core/protocol/importReport';
import { exampleWords, joinDoubts, joinNotes, rowsOf, type Joined } from './joinDoubts';

const mostNames = 1000;

/** How items were found, for people; `lost` of them were found once and are not any more. */
export function joinReport(joined: Joined, lost = 0): JoinReport {
  const { items, join, count } = joined;
  return {
    by: join.by,
    items: items.length,
    matched: join.matched,
    rows: rowsOf(join),
    unmatched: Array.from(join.unmatched.subarray(0, mostNames), (item) => items[item]!),
    tried: join.tried,
    of: count,
    example: exampleWords(joined),
    doubts: joinDoubts(joined),
    notes: joinNotes(joined),
    lost,
  };
}
