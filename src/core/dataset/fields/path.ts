import { isFields, type Fields } from '../reading/record';
import { structured } from './literal';

/** The value at a dotted path (`question.stem`) of any depth; a field whose own name has dots is found too, and so is one within an object that is written as a text. */
export function valueAt(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const outer = path.slice(0, dot);
    const inner = Object.hasOwn(fields, outer) ? structured(fields[outer]) : undefined;
    const value = isFields(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

const deepest = 4;
/** Of an object within a record that has more members, none is a field: its names are data, such as ids. */
const mostMembers = 64;

/** Every path of a record that leads to a value, objects opened to the given depth. */
export function pathsOf(fields: Fields, depth = deepest): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const inner = depth > 1 ? structured(value) : undefined;
    return isFields(inner) && Object.keys(inner).length <= mostMembers
      ? [name, ...pathsOf(inner, depth - 1).map((path) => `${name}.${path}`)]
      : [name];
  });
}
