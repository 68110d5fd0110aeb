import { createHash } from 'node:crypto';
import type { ResponseLog } from './responseLog';

/** A digest of who answered what: the same answers have the same, whatever files they came in. */
export function answersDigest(log: ResponseLog): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([log.respondents, log.items]));
  for (const column of [log.respondent, log.item, log.successes, log.attempts]) hash.update(column);
  return hash.digest('hex');
}
