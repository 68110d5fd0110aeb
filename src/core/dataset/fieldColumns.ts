import { pathsByRole, roles, type FieldMap, type Role } from './fields/fieldMap';

/** A column of a dataset's table: a field and what it is. */
export interface FieldColumn {
  readonly path: string;
  readonly roles: readonly Role[];
}

/**
 * The columns of a dataset: its fields by path, those that have a role first, in the order of the roles. An object is shown by
 * its members, unless it has a role of its own.
 */
export function fieldColumns(paths: readonly string[], map: FieldMap): FieldColumn[] {
  const byRole = pathsByRole(map);
  const rolesOf = (path: string): Role[] => roles.filter((role) => byRole[role].includes(path));
  const named = new Set(roles.filter((role) => role !== 'key').flatMap((role) => byRole[role]));
  const opened = openedPaths(paths);
  const others = paths.filter((path) => !named.has(path) && !opened.has(path));
  return [...named, ...others].map((path) => ({ path, roles: rolesOf(path) }));
}

/** The paths of objects whose members are paths of their own. */
function openedPaths(paths: readonly string[]): Set<string> {
  const known = new Set(paths);
  const opened = new Set<string>();
  for (const path of paths)
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      const outer = path.slice(0, dot);
      if (known.has(outer)) opened.add(outer);
    }
  return opened;
}
