import {
  calibrationReportSchema,
  type CalibrationReport,
} from '../../src/core/protocol/answers/calibrationReport';
import { itemAnswersSchema, type ItemAnswers } from '../../src/core/protocol/answers/itemAnswers';
import { rolloutReportSchema, type RolloutReport } from '../../src/core/mixture/rolloutReport';
import { isMessage } from '../../src/core/message';
import { expected } from '../frame/payload';

/** What came through the port as a calibration; undefined where there is none. Throws where it is neither. */
export function asCalibration(value: unknown): CalibrationReport | undefined {
  if (value === undefined || value === null) return undefined;
  return expected(calibrationReportSchema, value, 'This is not a calibration.');
}

/** What came back as the answers to an item, by so many respondents. Throws where it is none. */
export function asItemAnswers(value: unknown, respondents: number): ItemAnswers {
  const fault = 'The answers to this item could not be read.';
  const answers = expected(itemAnswersSchema, value, fault);
  if (answers.respondent.some((one) => one >= respondents)) throw new Error(fault);
  return answers;
}

/** What came back as rollouts; undefined where there are none. */
export function asRollouts(value: unknown): RolloutReport | undefined {
  return isMessage(rolloutReportSchema, value) ? value : undefined;
}
