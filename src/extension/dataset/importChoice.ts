import type { LogReading } from '../../core/protocol/importReport';
import type { CalibrateRequest, ResponsesPreview } from '../../core/protocol/responsesApi';
import type { PriorKind } from '../../core/psychometrics/model/priors';
import type { IrtModel } from '../../core/psychometrics/model/irtModel';

/** Which responses are to be imported and how, as far as the user said it. */
export interface ImportChoice {
  readonly logs: readonly string[];
  readonly reading?: LogReading;
  /** `compare`: the one that predicts held-out answers best. Where absent, the one that the number of answers allows, or as if `compare` where these allow several. */
  readonly model?: IrtModel | 'compare';
  /** Where absent, compared with the models; the default ones beside a model that is fixed. */
  readonly priors?: PriorKind;
}

/** The model that a choice comes to; undefined where models are to be compared. */
export function modelOf({ model }: ImportChoice, preview: ResponsesPreview): IrtModel | undefined {
  return model === 'compare' ? undefined : (model ?? preview.model);
}

/** What the engine is asked to calibrate. */
export function calibrateRequest(choice: ImportChoice, preview: ResponsesPreview): CalibrateRequest {
  const { logs, reading, priors } = choice;
  const model = modelOf(choice, preview);
  return { logs, ...(reading && { reading }), ...(model && { model }), ...(priors && { priors }) };
}
