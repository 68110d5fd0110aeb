import type { ItemAnswers } from '../../core/protocol/answers/itemAnswers';
import type { AnswerColumns } from '../../core/psychometrics/model/answerColumns';
import type { StoredAnswers } from './storedCalibration';

/** Answers sorted by item, respondents in their order. A counting sort. */
export function answersByItem(
  { respondent, item, correct, attempts }: AnswerColumns,
  items: number,
): StoredAnswers {
  const start = new Uint32Array(items + 1);
  for (const one of item) start[one + 1]!++;
  for (let at = 0; at < items; at++) start[at + 1]! += start[at]!;
  const next = start.slice();
  const size = item.length;
  const sorted = {
    start,
    respondent: new Uint32Array(size),
    correct: new Float32Array(size),
    attempts: new Uint32Array(size),
  };
  for (let at = 0; at < size; at++) {
    const to = next[item[at]!]!++;
    sorted.respondent[to] = respondent[at]!;
    sorted.correct[to] = correct[at]!;
    sorted.attempts[to] = attempts[at]!;
  }
  return sorted;
}

/** The answers to one item; none for an item that is not there. */
export function answersTo(
  { start, respondent, correct, attempts }: StoredAnswers,
  item: number,
): ItemAnswers {
  const [from, to] = [start[item] ?? 0, start[item + 1] ?? 0];
  return {
    respondent: respondent.slice(from, to),
    correct: Float64Array.from(correct.subarray(from, to)),
    attempts: Float64Array.from(attempts.subarray(from, to)),
  };
}
