import type { Given, Measure, Need } from '../../core/measures/measure';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { Remedy } from '../../core/remedy';
import type { ScoreColumn } from '../../core/scores/table';
import type { ModelFolder } from '../models/modelFolder';
import type { LoadedModels } from './loadedModels';
import type { Placed } from './placed';

/** What a measure asks the inputs for. */
export interface Asked extends Placed {
  readonly needs: readonly Need[];
  readonly signal: AbortSignal;
  /** What is stored of a measure, by column. */
  readonly columns: (measure: Measure) => Promise<readonly ScoreColumn[]>;
}

/** What an input hands to a measure; `close` gives back what was opened for that. */
export interface Handed {
  readonly parts: Partial<Given>;
  readonly close?: () => Promise<void>;
}

/** An input as it is opened for a dataset. */
export interface Input {
  /** Whether it was imported or chosen, where that is up to the user. */
  readonly isThere: boolean;
  /** What scores that need it depend on, as their keys have it: another digest, and they are computed anew. Undefined where keys say nothing of it. */
  readonly digest: string | undefined;
  /** The model that is asked for it; undefined where none is. */
  readonly folder?: ModelFolder | undefined;
  /** What is lacking for these needs of one that is there; undefined where nothing is. */
  lacks?(needs: readonly Need[]): Lack | undefined;
  /** Hands over what is asked for. Throws UserError. */
  give(asked: Asked): Promise<Handed>;
}

/** What is lacking, as a half sentence, and what mends it where something does. */
export interface Lack {
  readonly why: string;
  readonly remedy?: Remedy;
}

/** Something that measures can be given besides the examples. */
export interface InputKind<T extends Input = Input> {
  /** The needs that it meets. */
  readonly meets: readonly Need[];
  /** The parts of what measures are given that are its own. */
  readonly gives: readonly (keyof Given)[];
  /** Where it is not there: that, as a half sentence, and what mends it. Undefined for what always is. */
  readonly lack?: Lack;
  /** Finds what a request names of it; what that gives opens it for the request's dataset. Throws UserError. */
  find(
    request: DatasetRequest,
    models: LoadedModels,
    signal: AbortSignal,
  ): Promise<(place: Placed) => T | Promise<T>>;
}
