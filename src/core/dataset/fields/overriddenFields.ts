import type { FieldMap, Role } from './fieldMap';

/** Why a field was taken for what it is. */
export interface FieldReason {
  readonly role: Role;
  readonly path: string;
  readonly why: string;
}

/** The field map that was found, with what the user says above it; a role of which the user says nothing stays as it was found. */
export function withOverrides(
  found: FieldMap,
  overrides: Partial<Record<Role, readonly string[]>>,
): FieldMap {
  const map: Partial<Record<Role, string | readonly string[]>> = { ...found };
  for (const [role, paths] of Object.entries(overrides) as [Role, readonly string[]][]) {
    if (role === 'question') map[role] = paths;
    else if (role === 'difficulty')
      map[role] = [
        ...new Set(paths),
        ...(paths.length > 0 ? found.difficulty.filter((path) => !paths.includes(path)) : []),
      ];
    else if (paths.length === 0) delete map[role];
    else map[role] = role === 'choices' ? paths : paths[0]!;
  }
  return map as unknown as FieldMap;
}

/** Why each field of a map has its role: what the user said first. */
export function reasonsOf(
  map: FieldMap,
  found: readonly FieldReason[],
  overrides: Partial<Record<Role, readonly string[]>>,
): FieldReason[] {
  const said = (Object.entries(overrides) as [Role, readonly string[]][]).flatMap(([role, paths]) =>
    paths.map((path) => ({ role, path, why: 'you said so' })),
  );
  const stands = (reason: FieldReason): boolean =>
    [map[reason.role]].flat().includes(reason.path) &&
    !said.some((one) => one.role === reason.role && one.path === reason.path);
  return [...said, ...found.filter(stands)];
}
