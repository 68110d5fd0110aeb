import { turned, type Lines, type Responses } from '../../core/psychometrics/model/responses';
import type { NamedAnswers } from '../../core/psychometrics/model/answerColumns';

/**
 * A log as the matrix that models are fitted to. The log is sorted by respondent, then item, each pair once, so its
 * columns are the matrix's lines as they stand: the items are the same memory, nothing is sorted. Names stay in the
 * log's order.
 */
export function asResponses(log: NamedAnswers): Responses {
  const { respondents, items, item } = log;
  const rows: Lines = {
    start: starts(log.respondent, respondents.length),
    index: new Int32Array(item.buffer, item.byteOffset, item.length),
    ...(areSingle(log) ? { correct: Uint8Array.from(log.correct) } : summed(log)),
  };
  return {
    respondents: respondents.length,
    items: items.length,
    cells: item.length,
    rows,
    columns: turned(rows, items.length),
    respondentIds: respondents,
    itemIds: items,
  };
}

/** Where each respondent's answers begin, and where the last one's end. */
function starts(respondent: Uint32Array, respondents: number): Int32Array {
  const start = new Int32Array(respondents + 1);
  for (let at = 0; at < respondent.length; at++) start[respondent[at]! + 1]!++;
  for (let at = 0; at < respondents; at++) start[at + 1]! += start[at]!;
  return start;
}

function areSingle({ correct, attempts }: NamedAnswers): boolean {
  for (let at = 0; at < attempts.length; at++)
    if (attempts[at] !== 1 || (correct[at] !== 0 && correct[at] !== 1)) return false;
  return true;
}

function summed({ correct, attempts }: NamedAnswers): Pick<Lines, 'correct' | 'attempts'> {
  return { correct: Float64Array.from(correct), attempts: Float64Array.from(attempts) };
}
