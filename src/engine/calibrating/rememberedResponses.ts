import type { CalibrateRequest } from '../../core/protocol/responsesApi';
import type { ImportKind, RememberedImport } from '../responseLogs/joining/rememberedImport';
import { isRememberedJoin } from '../responseLogs/joining/rememberedJoin';
import { formerResponsesEnding, responsesEnding } from '../store/storeFolder';

/** What a dataset remembers of the responses to it: which calibration, what it was made of and how its items were found. */
export interface RememberedResponses extends RememberedImport {
  readonly request: CalibrateRequest;
  /** These are not known of what an earlier version imported. */
  readonly items?: number;
  readonly respondents?: number;
}

/** Responses as they are imported for a dataset; their key is the calibration's. */
export const importedResponses: ImportKind<RememberedResponses> = {
  title: 'responses',
  ending: responsesEnding,
  formerEnding: formerResponsesEnding,
  read: (text) => {
    const read = JSON.parse(text) as unknown;
    return isRemembered(read) ? read : undefined;
  },
  noteOn: ({ key, request, items, respondents, at }) => ({
    key,
    items: items ?? NaN,
    respondents: respondents ?? NaN,
    paths: request.logs,
    at,
  }),
};

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
