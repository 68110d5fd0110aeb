import type { LogReading } from '../../core/protocol/importReport';
import type { ImportRequest, ResponsesPreview } from '../../core/protocol/responsesApi';
import type { PriorKind } from '../../core/psychometrics/model/priors';
import type { IrtModel } from '../../core/psychometrics/model/irtModel';

/** A way to look for the items of a log in a dataset. */
export type JoinWay = NonNullable<ImportRequest['join']>;

/** Which responses are to be imported and how, as far as the user said it. */
export interface ImportChoice {
  readonly logs: readonly string[];
  readonly reading?: LogReading;
  /** How the items are looked for in the dataset; where absent, in whichever way finds the most. */
  readonly join?: JoinWay;
  /** `compare`: the one that predicts held-out answers best. Where absent, the one that the number of answers allows, or as if `compare` where these allow several. */
  readonly model?: IrtModel | 'compare';
  /** Where absent, compared with the models; the default ones beside a model that is fixed. */
  readonly priors?: PriorKind;
}

/** The model that a choice comes to; undefined where models are to be compared. */
export function modelOf({ model }: ImportChoice, preview: ResponsesPreview): IrtModel | undefined {
  return model === 'compare' ? undefined : (model ?? preview.model);
}

/** What the engine is asked to import. */
export function importRequest(
  choice: ImportChoice,
  preview: ResponsesPreview,
): Omit<ImportRequest, 'dataset'> {
  const { priors } = choice;
  const model = modelOf(choice, preview);
  return { ...readRequest(choice), ...(model && { model }), ...(priors && { priors }) };
}

/** What the engine is asked to look at. */
export function readRequest({
  logs,
  reading,
  join,
}: ImportChoice): Pick<ImportRequest, 'logs' | 'reading' | 'join'> {
  return { logs, ...(reading && { reading }), ...(join && { join }) };
}
