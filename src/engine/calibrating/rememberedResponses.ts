import type { ImportNote } from '../../core/protocol/importReport';
import type { CalibrateRequest } from '../../core/protocol/responsesApi';
import { isRememberedJoin, joinIdentity, type RememberedJoin } from '../responseLogs/joining/rememberedJoin';
import { formerResponsesEnding, responsesEnding } from '../store/storeFolder';
import { UndoableNote } from '../store/undoableNote';

/** What a dataset remembers of the responses to it: which calibration, what it was made of and how its items were found. */
export interface RememberedResponses {
  /** The calibration's key. */
  readonly key: string;
  readonly request: CalibrateRequest;
  /** These are not known of what an earlier version imported. */
  readonly items?: number;
  readonly respondents?: number;
  /** When they were imported, in milliseconds since 1970. */
  readonly at?: number;
  readonly join?: RememberedJoin;
}

/** What the dataset of this store remembers, and what it remembered before; `base` is the path of its store without the ending. */
export function responsesNote(base: string): UndoableNote<RememberedResponses> {
  return new UndoableNote(base, {
    ending: responsesEnding,
    formerEnding: formerResponsesEnding,
    what: 'responses',
    identity: responsesIdentity,
    read: (text) => {
      const read = JSON.parse(text) as unknown;
      return isRemembered(read) ? read : undefined;
    },
  });
}

/** What scores by these responses depend on: the calibration and how its items were found. */
export function responsesIdentity({ key, join }: RememberedResponses): string {
  return join ? `${key} by ${joinIdentity(join)}` : key;
}

/** The same for a person who is asked whether it may go. */
export function noteOn({ key, request, items, respondents, at }: RememberedResponses): ImportNote {
  return { key, items: items ?? NaN, respondents: respondents ?? NaN, paths: request.logs, at };
}

function isRemembered(read: unknown): read is RememberedResponses {
  return (
    typeof read === 'object' &&
    read !== null &&
    'key' in read &&
    typeof read.key === 'string' &&
    'request' in read &&
    (!('join' in read) || isRememberedJoin(read.join))
  );
}
