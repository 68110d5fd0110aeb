import type * as v from 'valibot';

/**
 * What has to be there before something can be asked for, in the terms of measures: a dataset, responses or training dynamics
 * that were imported to it; or the Hub, which is reached over the network.
 */
export type OperationNeed = 'dataset' | 'responses' | 'dynamics' | 'hub';

/** Something that a person or an agent can ask the engine for; it is called as the engine's method is. */
export interface Operation<S extends v.GenericSchema = v.GenericSchema> {
  /** What it does, in one sentence. */
  readonly title: string;
  /** The request: what it is made of, and which of its texts are places (see `placesIn`). */
  readonly input: S;
  readonly needs: readonly OperationNeed[];
  /** It computes scores that are missing: it then needs what their measures need, and may run a model. */
  readonly computes?: true;
}

/** A request that a schema lets in. Nothing of it is ever changed. */
export type RequestOf<S extends v.GenericSchema> = Unchanged<v.InferInput<S>>;

type Unchanged<T> = T extends Uint32Array
  ? T
  : T extends readonly (infer E)[]
    ? readonly Unchanged<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Unchanged<T[K]> }
      : T;
