import type { ParseArgsConfig } from 'node:util';
import type { EngineClient } from '../../engine/client';
import type { Arguments } from './arguments';

/** What a command works with. */
export interface Surroundings {
  readonly args: Arguments;
  readonly engine: EngineClient;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Prints to stdout. */
  readonly print: (text: string) => void;
  /** Prints to stderr. */
  readonly note: (text: string) => void;
  /** What the engine said meanwhile, which was printed. */
  readonly told: ReadonlySet<string>;
  readonly json: boolean;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What comes after the name. */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Endings of what it writes beside --out. */
  readonly beside?: readonly string[];
  /** A line for each option of its own. */
  readonly help: readonly (readonly [option: string, meaning: string])[];
  /** Does it; gives the exit code. */
  readonly run: (surroundings: Surroundings) => Promise<number>;
}
