import { isFields, type Fields } from '../reading/record';

/** The value at a dotted path (`question.stem`); a field whose own name has dots is found too. */
export function valueAt(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const outer = path.slice(0, dot);
    const inner = Object.hasOwn(fields, outer) ? fields[outer] : undefined;
    const value = isFields(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Every path of a record that leads to a value, objects opened to the given depth. */
export function pathsOf(fields: Fields, depth = 2): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    depth > 1 && isFields(value)
      ? [name, ...pathsOf(value, depth - 1).map((path) => `${name}.${path}`)]
      : [name],
  );
}
