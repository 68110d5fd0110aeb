import { UserError } from '../../core/userError';
import { typeText, type NamedColumn } from './schemaTree';

/** Throws UserError where two files have not the same columns in the same order, with the first that differs. */
export function refuseUnlike(
  file: string,
  columns: readonly NamedColumn[],
  other: string,
  otherColumns: readonly NamedColumn[],
): void {
  for (let at = 0; at < Math.max(columns.length, otherColumns.length); at++) {
    const [one, two] = [inWords(columns[at]), inWords(otherColumns[at])];
    if (one !== two)
      throw new UserError(
        `${other} and ${file} are not shards of one dataset: their column ${at + 1} differs, which is ${two} in ${other} and ${one} in ${file}.`,
      );
  }
}

function inWords(column: NamedColumn | undefined): string {
  return column === undefined ? 'missing' : `${JSON.stringify(column.name)} of type ${typeText(column.type)}`;
}
