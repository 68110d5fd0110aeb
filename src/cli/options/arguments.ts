import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import { didYouMean } from '../../core/text/closestName';
import { UserError } from '../../core/userError';
import { defaultStoreFolder } from '../../engine/store/storeFolder';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Options that every command takes. */
export const commonOptions = {
  help: { type: 'boolean', short: 'h' },
  store: { type: 'string' },
  threads: { type: 'string' },
  json: { type: 'boolean' },
} satisfies Options;

/** Options of commands that read a dataset. */
export const datasetOptions = {
  map: { type: 'string', multiple: true },
  model: { type: 'string' },
  lm: { type: 'string' },
} satisfies Options;

/** What was typed after a command's name. */
export interface Arguments {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** Reads a command's arguments. Throws UserError for what it does not take. */
export function readArguments(args: readonly string[], options: Options): Arguments {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      tokens: true,
    });
    refuseTwice(
      tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])),
      options,
    );
    return { values: values as Values, positionals };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const said = message.split(/\. |\n/)[0]!.replace(/\.$/, '');
    const [, unknown] = /^Unknown option '--(.+)'/.exec(said) ?? [];
    const meant = unknown === undefined ? '' : didYouMean(unknown, Object.keys(options));
    throw new UserError(`${said}.${meant} "--help" lists the options.`);
  }
}

/** Throws UserError where an option that takes one value is given several: the last would silently win. */
function refuseTwice(names: readonly string[], options: Options): void {
  const twice = names.find((name, at) => {
    const { type, multiple = false } = options[name]!;
    return type === 'string' && !multiple && names.indexOf(name) < at;
  });
  if (twice !== undefined) throw new UserError(`--${twice} is given twice: give it once.`);
}

/** The text of an option. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The folder that scores are kept in. */
export function storeFolderOf(args: Arguments): string {
  return textOption(args, 'store') ?? defaultStoreFolder();
}

/** The name of a file to be written. Throws UserError for what stands for the standard output. */
export function outOption(args: Arguments, name: string): string | undefined {
  const text = textOption(args, name);
  if (text === '-' || text === '')
    throw new UserError(
      `--${name} takes the name of a file: nothing is written to the standard output.${text === '-' ? ' A file of that name is ./-.' : ''}`,
    );
  return text;
}

/** The texts of an option that may be given several times. */
export function textOptions({ values }: Arguments, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? (value as string[]) : [];
}

/** A whole number of an option. Throws UserError where it is none. */
export function numberOption(args: Arguments, name: string, least: number): number | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < least)
    throw new UserError(`--${name} takes a whole number from ${least} on, not "${text}".`);
  return number;
}

/** The one thing a command is about. Throws UserError where it is missing or there are more. */
export function onePositional({ positionals }: Arguments, what: string): string {
  const [first, second] = positionals;
  if (first === undefined) throw new UserError(`Name ${what}. "--help" shows how.`);
  if (second !== undefined)
    throw new UserError(`Only one ${what.replace(/^an? /, '')} can be named; "${second}" is too many.`);
  return first;
}

/** The dataset that a command is about, and how it is to be read. */
export function datasetOf(args: Arguments): DatasetRequest {
  const mapText = textOptions(args, 'map');
  const path = onePositional(args, 'a dataset');
  if (path === '-')
    throw new UserError(
      'The standard input cannot be read as a dataset: save it as a file, and name that. (A file that is called "-" is ./-.)',
    );
  return {
    path,
    ...(mapText.length === 0 ? {} : { mapText }),
    ...optional('model', textOption(args, 'model')),
    ...optional('languageModel', textOption(args, 'lm')),
  };
}

/** An option as a property of a request, left out where it was not given. */
export function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}
