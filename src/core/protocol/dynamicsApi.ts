import type { dynamics } from '../operations/dynamics';
import type { RequestOf } from '../operations/operation';
import type { DatasetRequest } from './datasetApi';
import type { ImportNote, ImportQuestion, JoinReport, LogProblem } from './importReport';
import type { TakeBackRequest } from './responsesApi';
import type { CallContext } from './rpc';

/** Training dynamics of another tool to be imported for a dataset, which remembers them. */
export type ImportDynamicsRequest = RequestOf<typeof dynamics.importDynamics.input>;

/** What was read of training dynamics, what could not be used, and which examples they are of. */
export interface DynamicsReport {
  /** The files that held some, each with the number of records that could be used. */
  readonly files: readonly { readonly path: string; readonly records: number }[];
  /** Files found in a folder or by a pattern that hold none. */
  readonly skipped: readonly string[];
  readonly examples: number;
  /** The epochs whose scores were read; 0 where only a table of coordinates was. */
  readonly epochs: number;
  /** Examples that are missing in some of the epochs: they are told by those they have. */
  readonly incomplete: number;
  readonly join: JoinReport;
  /** What they took the place of; undefined where there was nothing. */
  readonly replaced: ImportNote | undefined;
  /** The first thousand. */
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
}

/** What the engine does with training dynamics. */
export interface DynamicsApi {
  /** Says what an import would replace and what speaks against its join; what was read is kept for the call after. */
  weighDynamics(
    request: ImportDynamicsRequest,
    context: CallContext<{ readonly done: number; readonly total: number }>,
  ): Promise<ImportQuestion>;

  /** Reads training dynamics and remembers them. What replaces others, or is joined doubtfully, is refused unless the request insists on it. */
  importDynamics(
    request: ImportDynamicsRequest,
    context: CallContext<{ readonly done: number; readonly total: number }>,
  ): Promise<DynamicsReport>;

  /** Forgets the training dynamics of a dataset; false where there were none. Their files stay as they are, and they can be taken back until others are imported. */
  forgetDynamics(request: DatasetRequest, context: CallContext): Promise<boolean>;

  /** Puts back the training dynamics that were replaced or forgotten last. Throws UserError where there are none. */
  takeBackDynamics(request: TakeBackRequest, context: CallContext): Promise<ImportNote>;
}
