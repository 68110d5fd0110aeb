import type { RespondentColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import { ascendingRows } from '../../../src/core/numbers/ascendingRows';

/** What respondents can be sorted by. */
export type RespondentKey = 'name' | 'ability' | 'share';

/** How respondents are sorted. */
export interface RespondentSort {
  readonly key: RespondentKey;
  readonly descending: boolean;
}

/** The respondents in an order; those of unknown value come last either way. */
export function respondentOrder(people: RespondentColumns, { key, descending }: RespondentSort): Uint32Array {
  if (key === 'name') return byName(people.names, descending);
  const values =
    key === 'ability' ? people.ability : people.correct.map((correct, at) => correct / people.attempts[at]!);
  return ascendingRows(descending ? values.map((value) => -value) : values);
}

function byName(names: readonly string[], descending: boolean): Uint32Array {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const sign = descending ? -1 : 1;
  return Uint32Array.from(names, (_, at) => at).sort(
    (one, other) => sign * compare(names[one]!, names[other]!),
  );
}
