import type { Detection } from '../../detection/detection';
import { isRole, type FieldMap, type Role } from './fieldMap';

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

/** How each field of a map came to its role: what the user said first. What is told of other subjects stands. */
export function withSaid(
  map: FieldMap,
  found: readonly Detection[],
  overrides: Partial<Record<Role, readonly string[]>>,
): Detection[] {
  const said = (Object.entries(overrides) as [Role, readonly string[]][]).flatMap(([subject, paths]) =>
    paths.map((taken) => ({ subject, taken, why: 'you said so', grade: 'certain' as const, others: [] })),
  );
  // What was only proposed is taken by nobody; where the user says what has the role, nothing need be proposed.
  const stands = ({ subject, taken }: Detection): boolean =>
    !isRole(subject) ||
    (taken === '' && !Object.hasOwn(overrides, subject)) ||
    ([map[subject]].flat().includes(taken) &&
      !said.some((one) => one.subject === subject && one.taken === taken));
  return [...said, ...found.filter(stands)];
}
