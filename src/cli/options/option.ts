import { operations, type OperationName } from '../../core/operations/operations';
import type { RequestOf } from '../../core/operations/operation';
import { placeAt, type Place } from '../../core/operations/places';

/** An input of an operation. */
type Input = {
  [M in OperationName]: readonly [
    operation: M,
    input: keyof RequestOf<(typeof operations)[M]['input']> & string,
  ];
}[OperationName];

/** An option: all that parsing, the guard of outputs and the help know of it. */
export interface Option {
  /** What stands for its value in the help; a switch takes none. */
  readonly value?: string;
  /** What it does, in one or more sentences. */
  readonly help: string;
  /** What holds where it is not given, in words. */
  readonly default?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** It takes a whole number, which is at least this. */
  readonly least?: number;
  /** It may be given several times. */
  readonly repeatable?: true;
  /** Its one-letter name. */
  readonly short?: string;
  /** A name that it had before: it goes on working, and the help does not show it. */
  readonly formerly?: string;
  /** Its value names a place: that of this input, which says whether it is written or read, and what is written beside it. */
  readonly fills?: Input;
}

/** Options by their names. */
export type Options = Readonly<Record<string, Option>>;

/** Options that belong together: the help shows them under one title. */
export interface OptionGroup {
  readonly title: string;
  readonly options: Options;
}

/** The place that the value of an option names; undefined where it names none. */
export function placeOf({ fills }: Option): Place | undefined {
  if (!fills) return undefined;
  const [operation, input] = fills;
  return placeAt(operations[operation].input, input);
}

/** Names with what they mean, as the help lists them. */
export type Entries = readonly (readonly [name: string, meaning: string])[];
