import { UserError } from '../../userError';
import type { Fields } from '../reading/record';
import type { Role } from './fieldMap';
import type { Overrides } from './overrides';
import { valueAt } from './path';
import { writtenName } from './quotedName';

/** The fields that a user can name. */
export interface KnownFields {
  /** Their paths, as far as they are found by themselves. */
  readonly paths: readonly string[];
  readonly samples: readonly Fields[];
  /** CSV and TSV: the header's names as they are written, by the path that each is read under. */
  readonly written?: ReadonlyMap<string, string>;
}

/** What the user said, with the paths of the fields that are meant, and what there is to say of it. */
export interface SaidFields {
  readonly overrides: Overrides;
  /** The difficulty columns of which the user said that higher values are easier, or harder. */
  readonly easier: readonly string[];
  readonly harder: readonly string[];
  readonly notes: readonly string[];
}

/** Finds the fields that the user named. Throws UserError for a name that no field has, or that may mean several. */
export function findSaid(said: Overrides, known: KnownFields): SaidFields {
  const notes: string[] = [];
  const signed: Record<'+' | '-', string[]> = { '+': [], '-': [] };
  const resolved = (role: Role, named: string): string => {
    const [, sign, name] = /^([+-])(.+)$/su.exec(named) ?? [];
    if (role !== 'difficulty' || name === undefined || isField(named, known)) return pathOf(named, known);
    const path = pathOf(name, known);
    signed[sign as '+' | '-'].push(path);
    return path;
  };
  const overrides = Object.fromEntries(
    (Object.entries(said) as [Role, readonly string[]][]).map(([role, names]) => [
      role,
      names.map((name) => {
        const path = resolved(role, name);
        if (path.normalize() === name.normalize() && path !== name && known.paths.includes(path))
          notes.push(
            `The ${role} is the field ${escapedName(path)}: ${escapedName(name)}, as it was named, is the same text in another Unicode form.`,
          );
        return path;
      }),
    ]),
  ) as Overrides;
  return { overrides, easier: signed['-'], harder: signed['+'], notes };
}

function isField(name: string, { paths, samples }: KnownFields): boolean {
  return paths.includes(name) || samples.some((fields) => valueAt(fields, name) !== undefined);
}

function pathOf(name: string, known: KnownFields): string {
  const { paths, written } = known;
  if (isField(name, known)) return name;
  const raw = written?.get(name);
  if (raw !== undefined) return raw;
  const alike = paths.filter((path) => path.normalize() === name.normalize());
  if (alike.length === 1) return alike[0]!;
  if (alike.length > 1)
    throw new UserError(
      `The fields ${alike.map(escapedName).join(' and ')} are both named "${name}" in different Unicode forms: write the one that is meant in quotes, as here.`,
    );
  throw new UserError(`No field is named "${name}". The records have: ${paths.map(writtenName).join(', ')}.`);
}

/** A name in quotes with everything but ASCII written as numbers, so that what looks the same can be told apart. */
function escapedName(name: string): string {
  return JSON.stringify(name).replace(
    /[^ -~]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
