import { catalogue } from '../core/measures/catalogue';
import { groupsOf, type Command } from './options/command';
import type { Entries, Option, Options } from './options/option';
import { lineWidth, wrapped } from './text/wrap';

/** What the whole program does. */
export function helpText(commands: readonly Command[]): string {
  return [
    'gradus: see which examples of a dataset are easy, hard or wrong, and build\ntraining mixtures from them. Nothing leaves this machine.',
    section(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    section(
      'Measures',
      catalogue.map(({ id, summary }) => [id, summary]),
    ),
    'gradus COMMAND --help shows the options of a command.',
  ].join('\n\n');
}

/** What one command takes: its operands, then its options group by group, the meanings of all in one column. */
export function helpFor(command: Command): string {
  const { name, usage, summary, operands, environment = [] } = command;
  const groups = groupsOf(command).map(({ title, options }) => [title, entriesOf(options)] as const);
  const indent = indentOf([...operands, ...groups.flatMap(([, entries]) => entries), ...environment]);
  return [
    [...wrapped(`Usage: gradus ${name} ${usage} [OPTION]…`.replace('  ', ' ')), ...wrapped(summary)].join(
      '\n',
    ),
    ...(operands.length > 0 ? [definitions(operands, indent)] : []),
    ...groups.map(([title, entries]) => section(title, entries, indent)),
    ...(environment.length > 0 ? [section('Environment', environment, indent)] : []),
  ].join('\n\n');
}

function entriesOf(options: Options): Entries {
  return Object.entries(options).map(([name, option]) => [labelOf(name, option), meaningOf(option)]);
}

/** "--out FILE", "-h, --help". */
function labelOf(name: string, { value, short }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function meaningOf({ help, choices = [], repeatable, default: usual }: Option): string {
  return [
    help,
    ...(choices.length > 0 ? [`One of: ${choices.join(', ')}.`] : []),
    ...(repeatable ? ['Can be given several times.'] : []),
    ...(usual === undefined ? [] : [`Default: ${usual}.`]),
  ].join(' ');
}

function section(title: string, entries: Entries, indent = indentOf(entries)): string {
  return `${title}\n${definitions(entries, indent)}`;
}

/** Where meanings begin so that they clear every name. */
function indentOf(entries: Entries): number {
  return 4 + Math.max(...entries.map(([name]) => name.length));
}

/** Names with their meanings beside them, the meanings broken to the width of a terminal. */
function definitions(entries: Entries, indent: number): string {
  return entries
    .map(
      ([name, meaning]) =>
        `  ${name}`.padEnd(indent) + wrapped(meaning, lineWidth - indent).join(`\n${' '.repeat(indent)}`),
    )
    .join('\n');
}
