import type { EngineClient } from '../../engine/client';
import type { Arguments } from './arguments';
import type { Entries, OptionGroup, Options } from './option';
import { generalGroup } from './sharedOptions';

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
  /** What may follow the name besides options. */
  readonly operands: Entries;
  /** Its options, but for the general ones. */
  readonly groups: readonly OptionGroup[];
  /** Variables of the environment that it heeds. */
  readonly environment?: Entries;
  /** Does it; gives the exit code. */
  readonly run: (surroundings: Surroundings) => Promise<number>;
}

/** All groups of options that a command takes, the general ones last. */
export function groupsOf({ groups }: Pick<Command, 'groups'>): readonly OptionGroup[] {
  return [...groups, generalGroup];
}

/** All options that a command takes: the one table that is parsed by and that the help shows. */
export function optionsOf(command: Pick<Command, 'groups'>): Options {
  return Object.assign({}, ...groupsOf(command).map(({ options }) => options)) as Options;
}
