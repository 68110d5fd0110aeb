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
  const { respondent, item, correct, attempts } = log;
  const attemptsOf = new Float64Array(log.respondents.length);
  const correctOf = new Float64Array(log.respondents.length);
  const askedOf = new Float64Array(log.items.length);
  for (let at = 0; at < item.length; at++) {
    attemptsOf[respondent[at]!]! += attempts[at]!;
    correctOf[respondent[at]!]! += correct[at]!;
    askedOf[item[at]!]!++;
  }
  const { model, why } = suggestedModel(askedOf);
  return {
    report: log.report,
    fields: log.fields,
    join,
    known,
    respondents: log.respondents
      .slice(0, mostRespondents)
      .map((name, at) => ({ name, attempts: attemptsOf[at]!, correct: correctOf[at]! })),
    model,
    why,
  };
}
