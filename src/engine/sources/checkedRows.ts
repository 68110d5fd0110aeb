import { UserError } from '../../core/userError';

/** A row, or another place counted from 0. Throws UserError for what is none. */
export function checkedRow(row: unknown, what = 'row'): number {
  if (typeof row === 'number' && Number.isSafeInteger(row) && row >= 0) return row;
  throw new UserError(`A ${what} is a whole number, 0 or greater, not ${String(row).slice(0, 40)}.`);
}

/** Rows in a list or a typed array. Throws UserError for what is none. */
export function checkedRows<T extends readonly number[] | Uint32Array>(rows: T): T {
  const list: unknown = rows;
  if (!Array.isArray(list) && !(list instanceof Uint32Array))
    throw new UserError('Rows are asked for as a list of whole numbers, 0 or greater.');
  if (Array.isArray(list)) for (const row of list) checkedRow(row);
  return rows;
}
