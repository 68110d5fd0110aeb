import { suggestedModel } from '../../core/psychometrics/fit/modelFor';
import type { ImportNote, JoinReport } from '../../core/protocol/importReport';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import type { ResponseLog } from '../responseLogs/reading/responseLog';

const mostRespondents = 1000;

/** What a log holds, and what could be made of it. */
export function previewOf(
  log: ResponseLog,
  join: JoinReport | undefined,
  known: ImportNote | undefined,
): ResponsesPreview {
  const { respondent, item, successes, attempts } = log;
  const answers = new Float64Array(log.respondents.length);
  const right = new Float64Array(log.respondents.length);
  const askedOf = new Float64Array(log.items.length);
  for (let at = 0; at < item.length; at++) {
    answers[respondent[at]!]! += attempts[at]!;
    right[respondent[at]!]! += successes[at]!;
    askedOf[item[at]!]!++;
  }
  const { model, why } = suggestedModel(askedOf);
  return {
    report: log.report,
    join,
    known,
    respondents: log.respondents
      .slice(0, mostRespondents)
      .map((name, at) => ({ name, answers: answers[at]!, right: right[at]! })),
    model,
    why,
  };
}
