import type { TriedModels } from '../models/triedModels';

/** What a model is found and loaded with. */
export interface ModelUse {
  readonly threads: number;
  /** What is known of models that were tried out. */
  readonly tried: TriedModels;
  readonly signal?: AbortSignal;
}
