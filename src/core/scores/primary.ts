import type { FieldMap } from '../dataset/fields/fieldMap';
import { humanColumn } from '../measures/human';
import { UserError } from '../userError';
import { spearman, type Agreement } from '../numbers/correlation';
import type { ColumnInfo } from '../measures/measure';
import { orientation } from './bands';
import { reversed } from './dependentCorrelations';
import { headOf, type ColumnHead } from './columnHead';
import { ownColumns, type ScoreColumn, type ScoreTable } from './table';

/**
 * The measure that bands and verdicts go by where the user names none: the first of these that is there. All of them
 * are measured; what is only predicted comes after everything else.
 */
export function preference(map: FieldMap): string[] {
  return [
    ...map.difficulty.map(humanColumn),
    'irtDifficulty',
    'passRateMean',
    'steps',
    'probeLoss',
    'questionWords',
    'answerWords',
    'prototype',
  ];
}

/** The baseline that every measure has to beat: plain length. */
export const baseline = 'questionWords';

/** The primary difficulty of a table. Throws UserError where the named one, or any, is missing. */
export function primaryColumn(table: ScoreTable, map: FieldMap, named?: string): ScoreColumn {
  if (named !== undefined) return namedColumn(table, named);
  const first = firstChoice(table.map(headOf), map);
  if (!first)
    throw new UserError('No measure has scores that differ between rows: there is nothing to sort by.');
  return namedColumn(table, first.id);
}

/** The primary difficulty among columns whose numbers need not be here: the chosen one where it is there; undefined where no scores differ. */
export function primaryHead(
  heads: readonly ColumnHead[],
  map: FieldMap,
  chosen: string | undefined,
): ColumnHead | undefined {
  if (!heads.some(({ varies }) => varies)) return undefined;
  return heads.find(({ id }) => id === chosen) ?? firstChoice(heads, map);
}

function firstChoice(heads: readonly ColumnHead[], map: FieldMap): ColumnHead | undefined {
  const measures = ownColumns(heads);
  const usable = measures.filter(isUsable);
  return (
    preference(map).flatMap((id) => usable.filter((column) => column.id === id))[0] ??
    usable.find(isMeasured) ??
    heads.find((column) => column.varies && isMeasured(column)) ??
    usable[0] ??
    measures.find(({ varies }) => varies)
  );
}

/** The column of this name; a human column may be named by its field alone. Throws UserError where there is none. */
export function namedColumn(table: ScoreTable, name: string): ScoreColumn {
  const column = table.find(({ id }) => id === name || id === humanColumn(name));
  if (column) return column;
  throw new UserError(
    `There are no scores "${name}". Scored: ${table.map(({ id }) => id).join(', ') || 'nothing yet'}.`,
  );
}

/** How well a column agrees with the first human column, and what plain length reaches; undefined where there is no human column. */
export function agreementWithHuman(
  table: ScoreTable,
  map: FieldMap,
  column: ScoreColumn,
): { human: string; agreement: Agreement; length: Agreement | undefined } | undefined {
  const [path] = map.difficulty;
  const human = table.find(({ id }) => path !== undefined && id === humanColumn(path));
  if (!human) return undefined;
  const length = table.find(({ id }) => id === baseline);
  return {
    human: human.id,
    agreement: agreementWith(column, human),
    length: length && agreementWith(length, human),
  };
}

/** Spearman's ρ of a column with a criterion, which is turned so that higher is harder. */
export function agreementWith({ values }: ScoreColumn, criterion: ScoreColumn): Agreement {
  const agreement = spearman(values, criterion.values);
  return orientation(criterion.direction) === 1 ? agreement : reversed(agreement);
}

/** Whether a column can serve as the difficulty: its scores differ, and unless people gave them half of the rows have one. */
export function isUsable({ id, varies, known, rows }: ColumnHead): boolean {
  return varies && (id.startsWith('human.') || 2 * known >= rows);
}

/** Whether a column is a difficulty in its own right: neither the prediction of one nor the error of another. */
export function isMeasured({ predicts, errorOf }: ColumnInfo): boolean {
  return predicts === undefined && errorOf === undefined;
}
