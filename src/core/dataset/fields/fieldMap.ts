import { UserError } from '../../userError';

/** Which field of a record is what. Every entry is a dotted path; the question may be put together from several. */
export interface FieldMap {
  readonly question: readonly string[];
  readonly context?: string;
  readonly answer?: string;
  readonly solution?: string;
  readonly choices?: readonly string[];
  readonly label?: string;
  /** Where the right choice is told by its number: whether the first is 1. Otherwise it is 0. */
  readonly countsFromOne?: true;
  readonly key?: string;
  /** Columns that already hold a difficulty, the primary one first. */
  readonly difficulty: readonly string[];
}

/** The roles a field can have. */
export const roles = [
  'question',
  'context',
  'answer',
  'solution',
  'choices',
  'label',
  'key',
  'difficulty',
] as const;

/** A role a field can have. */
export type Role = (typeof roles)[number];

/**
 * What the user says of the fields, by role: `question=stem,answer=key`; several fields are joined by `+`, and a
 * role without a field (`label=`) is taken away. Throws UserError for what is no role.
 */
export function parseOverrides(text: string): Partial<Record<Role, string[]>> {
  const overrides: Partial<Record<Role, string[]>> = {};
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const equals = part.indexOf('=');
    const name = (equals < 0 ? part : part.slice(0, equals)).trim();
    const role = roles.find((known) => known === (name === 'id' ? 'key' : name));
    if (!role || equals < 0)
      throw new UserError(
        `--map takes role=field pairs such as question=prompt,answer=reply; "${part.trim()}" is none. The roles: ${roles.join(', ')}.`,
      );
    overrides[role] = part
      .slice(equals + 1)
      .split('+')
      .map((path) => path.trim())
      .filter(Boolean);
  }
  return overrides;
}

/** The paths of every role, none for a role that no field has: an override that leaves nothing to be found out. */
export function pathsByRole(map: FieldMap): Record<Role, string[]> {
  return Object.fromEntries(roles.map((role) => [role, [map[role] ?? []].flat()])) as Record<Role, string[]>;
}

/** The map, or some roles of it, as one line of text, the same for the same map: part of what a score depends on. */
export function fieldMapKey(map: FieldMap, some: readonly Role[] = roles): string {
  return roles
    .filter((role) => some.includes(role))
    .flatMap((role) => (map[role] === undefined ? [] : [`${role}=${[map[role]].flat().join('+')}`]))
    .concat(map.countsFromOne && some.includes('label') ? ['countsFromOne'] : [])
    .join(',');
}
