import type { Remedy } from '../../remedy';
import { UserError } from '../../userError';
import { roles, type Role } from './fieldMap';
import { quotedNameAt } from './quotedName';

/** What the user says of the fields, by role; a role with no field is taken away. */
export type Overrides = Partial<Record<Role, readonly string[]>>;

/** Roles that several fields may have. */
export const manyFields: readonly Role[] = ['question', 'choices', 'difficulty'];

/**
 * What the user says of the fields, by role: `question=stem,answer=reply`; several fields are joined by `+`, and a role
 * without a field (`label=`) is taken away; a difficulty column of which higher values are easier has a minus before it, of which they are
 * harder a plus. Of the names of the dataset's fields the longest that stands in the text is
 * read as it is, whatever is in it; any name may be written in quotes, as in JSON. Throws UserError for what cannot be meant.
 */
export function parseOverrides(texts: readonly string[], names: readonly string[] = []): Overrides {
  const longestFirst = [...names].sort((one, other) => other.length - one.length);
  const overrides: Partial<Record<Role, string[]>> = {};
  for (const text of texts)
    for (const [role, fields] of new OverrideReader(text, longestFirst).entries()) {
      if (role in overrides)
        throw new UserError(
          `The role ${role} is given twice${manyFields.includes(role) ? ': join its fields with +' : ''}.`,
          remedyFor(role),
        );
      checkFields(role, fields);
      overrides[role] = fields;
    }
  return overrides;
}

function checkFields(role: Role, fields: readonly string[]): void {
  const twice = fields.find((name, at) => fields.indexOf(name) < at);
  if (twice !== undefined)
    throw new UserError(`The map names the field "${twice}" twice for ${role}.`, remedyFor(role));
  if (fields.length > 1 && !manyFields.includes(role))
    throw new UserError(
      `The role ${role} takes one field, not ${fields.map((name) => `"${name}"`).join(' and ')}. A name with + in it is written in quotes.`,
      remedyFor(role),
    );
  if (fields.length === 0 && role === 'question')
    throw new UserError(
      'The map names no field for question: it cannot be taken away, only given to another.',
      remedyFor(role),
    );
}

function remedyFor(role: Role): { readonly remedy: Remedy } {
  return { remedy: { kind: 'chooseFields', roles: [role] } };
}

/** Reads `role=field+field` pairs from left to right. */
class OverrideReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly names: readonly string[],
  ) {}

  *entries(): Generator<[Role, string[]]> {
    for (this.skip(/[\s,]*/y); this.at < this.text.length; this.skip(/[\s,]*/y)) {
      const role = this.role();
      yield [role, this.fields(role)];
    }
  }

  private role(): Role {
    const [part = ''] = /[^,]*/y.exec(this.text.slice(this.at)) ?? [];
    const [written, name = ''] = /^\s*([^=]*?)\s*=/.exec(part) ?? [];
    const role = roles.find((known) => known === (name === 'id' ? 'key' : name));
    if (!role || written === undefined)
      throw new UserError(
        `The map takes pairs of a role and a field, such as question=prompt; "${part.trim()}" is none. The roles: ${roles.join(', ')}. A name with a comma, + or quotes in it is written in quotes, as in JSON.`,
        { remedy: { kind: 'chooseFields', roles: ['question', 'answer'] } },
      );
    this.at += written.length;
    return role;
  }

  private fields(role: Role): string[] {
    const fields: string[] = [];
    for (;;) {
      const sign = role === 'difficulty' ? this.sign() : '';
      const name = this.field();
      const isMore = this.text[this.at] === '+';
      if (name === undefined && (isMore || sign !== '' || fields.length > 0))
        throw new UserError(
          `Fields are joined with +, such as question=instruction+input: one is missing in "${this.text}".`,
          { remedy: { kind: 'chooseFields', roles: [] } },
        );
      if (name !== undefined) fields.push(sign + name);
      if (!isMore) return fields;
      this.at++;
    }
  }

  /** The sign before a difficulty column, which says whether higher is easier (-) or harder (+); none where a name begins with it. */
  private sign(): string {
    const at = this.afterSpaces();
    const [sign] = matchAt(/[+-]?/y, this.text, at);
    if (sign === '' || this.known()) return '';
    this.at = at + 1;
    return sign;
  }

  /** The field at this place, up to the `+`, the comma or the end behind it. */
  private field(): string | undefined {
    const inQuotes = this.inQuotes();
    if (inQuotes && this.names.includes(inQuotes.name)) return this.take(inQuotes);
    const known = this.known();
    if (known ?? inQuotes) return this.take((known ?? inQuotes)!);
    const [written] = /[^,+]*/y.exec(this.text.slice(this.at))!;
    this.at += written.length;
    return written.trim() || undefined;
  }

  private inQuotes(): Found | undefined {
    const found = quotedNameAt(this.text, this.afterSpaces());
    return found && this.ended(found.name, found.end);
  }

  private known(): Found | undefined {
    const starts = new Set([this.at, this.afterSpaces()]);
    for (const name of this.names)
      for (const start of starts) {
        const found =
          name !== '' && this.text.startsWith(name, start) && this.ended(name, start + name.length);
        if (found) return found;
      }
    return undefined;
  }

  /** The name, where it ends here but for spaces. */
  private ended(name: string, at: number): Found | undefined {
    const [spaces] = matchAt(/\s*/y, this.text, at);
    const end = at + spaces.length;
    return end === this.text.length || ',+'.includes(this.text[end]!) ? { name, end } : undefined;
  }

  private take({ name, end }: Found): string {
    this.at = end;
    return name;
  }

  private afterSpaces(): number {
    return this.at + matchAt(/\s*/y, this.text, this.at)[0].length;
  }

  private skip(what: RegExp): void {
    this.at += matchAt(what, this.text, this.at)[0].length;
  }
}

interface Found {
  readonly name: string;
  readonly end: number;
}

/** What stands at a place; the pattern is sticky and matches the empty text too. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray {
  pattern.lastIndex = at;
  return pattern.exec(text)!;
}
