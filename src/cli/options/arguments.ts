import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseLevelOrder } from '../../core/dataset/difficulty/levelOrder';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import { didYouMean } from '../../core/text/closestName';
import { UserError } from '../../core/userError';
import { defaultStoreFolder } from '../../engine/store/storeFolder';
import { placeOf, type Option, type Options } from './option';

type Values = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** What was typed after a command's name. */
export interface Arguments {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** Reads a command's arguments. Throws UserError for what it does not take. */
export function readArguments(given: readonly string[], options: Options): Arguments {
  const args = withPresentNames(given, options);
  const { values, positionals, tokens } = parsed(args, options);
  refuseTwice(
    tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])),
    options,
  );
  const held = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? heldValue(name, value, options[name]!) : notEmpty(name, value),
  ]);
  return { values: Object.fromEntries(held) as Values, positionals };
}

/** The arguments with the names that options have now; what follows a bare `--` is no option. */
function withPresentNames(args: readonly string[], options: Options): string[] {
  const end = args.indexOf('--');
  const present = new Map(
    Object.entries(options).flatMap(([name, { formerly }]): [string, string][] =>
      formerly ? [[`--${formerly}`, `--${name}`]] : [],
    ),
  );
  return args.map((arg, at) => {
    const [name] = arg.split('=', 1);
    const now = end < 0 || at < end ? present.get(name!) : undefined;
    return now === undefined ? arg : now + arg.slice(name!.length);
  });
}

function parsed(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options: parsing(options), allowPositionals: true, tokens: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const said = message.split(/\. |\n/)[0]!.replace(/\.$/, '');
    const [, unknown] = /^Unknown option '--(.+)'/.exec(said) ?? [];
    const meant = unknown === undefined ? '' : didYouMean(unknown, Object.keys(options));
    throw new UserError(`${said}.${meant} "--help" lists the options.`);
  }
}

/** The table as Node's parser takes it. */
function parsing(options: Options): NonNullable<ParseArgsConfig['options']> {
  const entries = Object.entries(options).map(([name, { value, repeatable = false, short }]) => [
    name,
    {
      type: value === undefined ? 'boolean' : 'string',
      multiple: repeatable,
      ...optional('short', short),
    },
  ]);
  return Object.fromEntries(entries) as NonNullable<ParseArgsConfig['options']>;
}

/** Throws UserError where an option that takes one value is given several: the last would silently win. */
function refuseTwice(names: readonly string[], options: Options): void {
  const twice = names.find((name, at) => {
    const { value, repeatable = false } = options[name]!;
    return value !== undefined && !repeatable && names.indexOf(name) < at;
  });
  if (twice !== undefined) throw new UserError(`--${twice} is given twice: give it once.`);
}

/** The value of an option, as the table wants it. Throws UserError where it is none. */
function heldValue(name: string, text: string, option: Option): string | number {
  const { choices, least } = option;
  if (choices) return oneOf(name, text, choices);
  if (least !== undefined) return wholeNumber(name, text, least);
  if (placeOf(option)?.kind === 'output') refuseNoFile(name, text);
  return notEmpty(name, text);
}

/** Throws UserError for an option that is given nothing, as by a variable of the shell that is not set. */
function notEmpty<T>(name: string, value: T): T {
  if ([value].flat().some((one) => one === ''))
    throw new UserError(`--${name} is given an empty value: say one, or leave --${name} out.`);
  return value;
}

function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === text);
  if (found === undefined)
    throw new UserError(`--${name} takes ${choices.join(', ')}, not "${text}".${didYouMean(text, choices)}`);
  return found;
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < least)
    throw new UserError(`--${name} takes a whole number, ${least} or greater, not "${text}".`);
  return number;
}

/** Throws UserError for what stands for the standard output. */
function refuseNoFile(name: string, text: string): void {
  if (text === '-' || text === '')
    throw new UserError(
      `--${name} takes the name of a file: nothing is written to the standard output.${text === '-' ? ' A file of that name is ./-.' : ''}`,
    );
}

/** Whether a switch is given. */
export function isGiven({ values }: Arguments, name: string): boolean {
  return values[name] === true;
}

/** The text of an option. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The number of an option that takes one. */
export function numberOption({ values }: Arguments, name: string): number | undefined {
  const value = values[name];
  return typeof value === 'number' ? value : undefined;
}

/** The word of an option that takes one of a few. Throws UserError for another. */
export function choiceOption<T extends string>(
  args: Arguments,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textOption(args, name);
  return text === undefined ? undefined : oneOf(name, text, choices);
}

/** The folder that scores are kept in. */
export function storeFolderOf(args: Arguments): string {
  return textOption(args, 'store') ?? defaultStoreFolder();
}

/** The texts of an option that may be given several times. */
export function textOptions({ values }: Arguments, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? (value as string[]) : [];
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
  const levels = textOption(args, 'levels');
  const path = onePositional(args, 'a dataset');
  if (path === '-')
    throw new UserError(
      'The standard input cannot be read as a dataset: save it as a file, and name that. (A file that is called "-" is ./-.)',
    );
  return {
    path,
    ...(mapText.length === 0 ? {} : { mapText }),
    ...(levels === undefined ? {} : { levels: parseLevelOrder(levels, '--levels') }),
    ...readingOf(args),
    ...optional('model', textOption(args, 'model')),
    ...optional('languageModel', textOption(args, 'lm')),
  };
}

/** What the user says of how the file is to be read. Throws UserError where it contradicts itself. */
function readingOf(args: Arguments): Pick<DatasetRequest, 'reading'> {
  const isHeader = isGiven(args, 'header');
  const isNone = isGiven(args, 'no-header');
  if (isHeader && isNone) throw new UserError('--header and --no-header say the opposite: give one of them.');
  const reading = {
    ...(isHeader || isNone ? { header: isHeader } : {}),
    ...optional('encoding', textOption(args, 'encoding')),
    ...optional('records', textOption(args, 'records')),
    ...optional('split', textOption(args, 'split')),
    ...optional('config', textOption(args, 'config')),
  };
  return Object.keys(reading).length === 0 ? {} : { reading };
}

/** An option as a property of a request, left out where it was not given. */
export function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}
