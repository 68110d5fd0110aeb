import { buildResponses, type Responses } from '../../core/psychometrics/responses';
import type { Triplets } from './triplets';

/** The answers of a log as the matrix that calibration takes. */
export function asResponses({
  respondent,
  item,
  successes,
  attempts,
  respondents,
  items,
}: Triplets & { respondents: number; items: number }): Responses {
  return buildResponses({
    person: respondent,
    item,
    right: successes,
    count: attempts,
    persons: respondents,
    items,
  });
}
