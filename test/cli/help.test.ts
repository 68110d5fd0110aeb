import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commandTable';
import { helpFor, helpText } from '../../src/cli/help';
import { readArguments } from '../../src/cli/options/arguments';
import { groupsOf, optionsOf, type Command } from '../../src/cli/options/command';
import type { Option } from '../../src/cli/options/option';
import { lineWidth } from '../../src/cli/text/wrap';

const line = /^ {2}(?:-(\w), )?--([\w-]+)(?: (\S+))?(?: {2}|$)/gm;

/** The options that the help of a command lists: letter, name and what stands for the value. */
function listed(command: Command): (string | undefined)[][] {
  return [...helpFor(command).matchAll(line)].map(([, ...parts]) => parts);
}

/** A value that an option takes. */
function valueFor({ choices, least }: Option): string {
  return choices?.[0] ?? String(least ?? 'a');
}

describe.each(commands)('The help of $name', (command) => {
  const options = optionsOf(command);
  const names = groupsOf(command).flatMap((group) => Object.keys(group.options));

  it('lists every option that the command takes, and nothing else', () => {
    expect(listed(command)).toEqual(names.map((name) => [options[name]!.short, name, options[name]!.value]));
  });

  it('lists options that are taken as they are listed', () => {
    for (const [letter, name, value] of listed(command)) {
      const given = value === undefined ? [] : [valueFor(options[name!]!)];
      const { values } = readArguments([`--${name}`, ...given], options);
      expect(Object.keys(values)).toEqual([name]);
      if (letter !== undefined) expect(readArguments([`-${letter}`], options).values).toEqual(values);
    }
  });

  it('mentions no option that the command does not take', () => {
    const mentioned = [...helpFor(command).matchAll(/--([a-z][\w-]*)/g)].map(([, name]) => name);
    expect(mentioned.filter((name) => !Object.hasOwn(options, name!))).toEqual([]);
  });

  it('has each option in one group', () => {
    expect(names).toEqual([...new Set(names)]);
  });

  it('tells what each option does, takes and holds by default', () => {
    const text = helpFor(command).replace(/\s+/g, ' ');
    for (const { help, choices = [], default: usual } of Object.values(options)) {
      expect(help).toMatch(/^[A-Z].*\.$/);
      expect(text).toContain(help);
      expect(text).toContain(choices.join(', '));
      if (usual !== undefined) expect(text).toContain(`Default: ${usual}.`);
    }
  });

  it('has every meaning in one column, within the width of a terminal', () => {
    const lines = helpFor(command).split('\n');
    expect(lines.filter((one) => one.length > lineWidth)).toEqual([]);
    const columns = lines.flatMap((one) => /^ {2}\S.*? {2,}(?=\S)|^ {3,}(?=\S)/.exec(one)?.[0].length ?? []);
    expect(new Set(columns).size).toBe(1);
  });
});

describe('The help of the program', () => {
  it('lists every command with what it does', () => {
    const text = helpText(commands).replace(/\s+/g, ' ');
    for (const { name, summary } of commands) expect(text).toContain(`${name} ${summary}`);
  });
});
