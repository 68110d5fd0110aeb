import type { hubInput, models } from '../operations/models';
import type { RequestOf } from '../operations/operation';
import type { ModelKind } from './answers/modelInPlace';
import type { CallContext } from './rpc';

/** Where models are pulled from, and how it is reached. */
export type HubAccess = RequestOf<typeof hubInput>;

/** A model that can be used, or could be pulled. */
export interface ModelReport {
  /** What `--model` and the settings take: the name alone for models that are known, OWNER/NAME for others. */
  readonly name: string;
  /** OWNER/NAME on the Hub; absent for the embedded model. */
  readonly repo?: string;
  readonly kind: ModelKind;
  readonly state: 'embedded' | 'pulled' | 'available';
  /** What it takes on the disk, or will take, then roughly. */
  readonly bytes: number;
  /** What it is good for. */
  readonly about: string;
  readonly licence?: string;
  /** Where it lies; absent where it does not yet. */
  readonly folder?: string;
  /** The revision that is pulled, or would be: a commit's hash. */
  readonly commit?: string;
}

/** A model on the Hub. */
export type HubRequest = RequestOf<typeof models.pullModel.input>;

/** What a pull would bring. */
export interface PullPlan {
  readonly name: string;
  readonly repo: string;
  readonly commit: string;
  readonly licence?: string;
  /** What has to be downloaded; what is here already is left out. */
  readonly bytes: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Where the model lies already; nothing is downloaded then. */
  readonly folder?: string;
}

/** How far a pull has come. */
export interface PullProgress {
  /** The file that is being downloaded or checked. */
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

/** A model to be checked. */
export type VerifyModelsRequest = RequestOf<typeof models.verifyModels.input>;

/** What checking a model came to: sentences that name what differs, none where it is as it was pulled and works. */
export interface ModelCheck {
  readonly name: string;
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly faults: readonly string[];
  /** Whether it reads one text at a time, as what it makes of a text depends on the texts beside it. */
  readonly oneAtATime: boolean;
}

/** What checking came to. */
export interface ModelsCheck {
  readonly models: readonly ModelCheck[];
  /** Downloads that were left unfinished a day ago or longer, and are removed now. */
  readonly abandoned: { readonly count: number; readonly bytes: number };
}

/** What the engine does with models. */
export interface ModelsApi {
  models(
    request: RequestOf<typeof models.models.input>,
    context: CallContext,
  ): Promise<readonly ModelReport[]>;
  /** Asks the Hub what a model is made of; downloads nothing. */
  planPull(request: HubRequest, context: CallContext): Promise<PullPlan>;
  /** Downloads a model, goes on where an earlier pull stopped, and checks every file. */
  pullModel(request: HubRequest, context: CallContext<PullProgress>): Promise<ModelReport>;
  verifyModels(request: VerifyModelsRequest, context: CallContext<PullProgress>): Promise<ModelsCheck>;
  /** Removes a pulled model from the disk. */
  removeModel(
    request: RequestOf<typeof models.removeModel.input>,
    context: CallContext,
  ): Promise<ModelReport>;
}
