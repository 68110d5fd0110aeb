import type { ScoreColumn, ScoreTable } from './table';

/** A column as it is sent: without its numbers where the other side holds this version of them. */
export type SentColumn = ScoreColumn | Omit<ScoreColumn, 'values'>;

/** Names a column in one version and direction, to be told what is held; undefined for one that has no version. */
export function versionKey({
  id,
  version,
  direction,
}: Pick<ScoreColumn, 'id' | 'version' | 'direction'>): string | undefined {
  return version === undefined ? undefined : JSON.stringify([id, version, direction]);
}

/** A table as it is sent to one who holds these versions. */
export function sentTable(table: ScoreTable, held: ReadonlySet<string>): SentColumn[] {
  return table.map((column) => {
    const key = versionKey(column);
    if (key === undefined || !held.has(key)) return column;
    const { values: _, ...rest } = column;
    return rest;
  });
}

/** A column's numbers in these rows, on their own; undefined where there is no such column. */
export function numbersIn(
  table: ScoreTable,
  { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
): Pick<ScoreColumn, 'version' | 'values'> | undefined {
  const column = table.find((one) => one.id === id);
  if (!column) return undefined;
  const { version, values } = column;
  return { ...(version !== undefined && { version }), values: values.slice(from, to) };
}

/** The versions that one holds who holds a table. */
export function heldVersions(table: ScoreTable): string[] {
  return table.flatMap((column) => versionKey(column) ?? []);
}

/** A table as it was sent, with the numbers that are held; undefined where one of them is not. */
export function wholeTable(sent: readonly SentColumn[], held: ScoreTable): ScoreTable | undefined {
  const known = new Map(held.map((column) => [versionKey(column), column.values]));
  const table: ScoreColumn[] = [];
  for (const column of sent) {
    const values = 'values' in column ? column.values : known.get(versionKey(column));
    if (values === undefined) return undefined;
    table.push({ ...column, values });
  }
  return table;
}
