import { createHash } from 'node:crypto';
import type { NamedAnswers } from '../../core/psychometrics/model/answerColumns';

/**
 * SHA-256, 64 hexadecimal digits, of the names and the answers: the same answers give the same digest whatever files
 * they were read from and in whatever order, since a `ResponseLog` is in the order of its names.
 */
export function answersDigest({ respondents, items, ...answers }: NamedAnswers): string {
  const hash = createHash('sha256');
  for (const names of [respondents, items]) hash.update(JSON.stringify(names)).update('\n');
  for (const column of [answers.respondent, answers.item, answers.correct, answers.attempts])
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('hex');
}
