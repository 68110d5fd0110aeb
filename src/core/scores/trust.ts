import * as v from 'valibot';
import type { ColumnInfo } from '../measures/measure';
import { orientation } from './bands';
import { maybe, type Message } from '../message';
import { agreementSchema, type Agreement } from '../numbers/correlation';
import { differenceOf, differenceSchema, reversed, type Difference } from './dependentCorrelations';
import { errorsFor } from '../numbers/normalQuantile';
import { baseline, isMeasured } from './primary';
import { varies } from './columnHead';
import { rankedColumn, spearmanOfRanked, type RankedColumn } from './rankedColumn';
import { countKnown, ownColumns, type ScoreColumn, type ScoreTable } from './table';

const standingSchema = v.object({
  id: v.string(),
  title: v.string(),
  /** Spearman's ρ, harder with harder: a measure that is easier when higher is turned round. */
  agreement: agreementSchema,
  /** How far ρ lies above that of length over the same rows; undefined where there is no length to compare with. */
  lead: maybe(differenceSchema),
  /** Whether it beats length for certain, the many measures that were tried allowed for. */
  beatsLength: v.boolean(),
});

/** How well a measure agrees with the difficulty that it is held against, and how far it is ahead of plain length. */
export type Standing = Message<typeof standingSchema>;

/** Which measure to trust: how all of them agree with the dataset's own difficulty. */
export const trustSchema = v.object({
  /** The column that they are held against: the first human column, else IRT difficulty. */
  criterion: v.string(),
  title: v.string(),
  isHuman: v.boolean(),
  /** What plain length reaches, turned round where short is hard; undefined where it is not scored. */
  length: maybe(agreementSchema),
  isLengthReversed: v.boolean(),
  /** What is measured without knowing that difficulty, the best first; length and human columns are not among them. */
  measured: v.array(standingSchema),
  /** What is predicted from it, the best first: out of fold. */
  predicted: v.array(standingSchema),
});

/** Which measure to trust: how all of them agree with the dataset's own difficulty. */
export type Trust = Message<typeof trustSchema>;

/** Other ways to say how long a question is: none of them beats length, it is length. */
const lengths = [baseline, 'questionChars', 'questionTokens'];

/** The column that measures are held against: the first of these human columns that varies, else IRT difficulty. */
export function criterionOf(table: ScoreTable, human: readonly string[]): ScoreColumn | undefined {
  return [...human, 'irtDifficulty'].flatMap((id) =>
    table.filter((column) => column.id === id && varies(column)),
  )[0];
}

/**
 * How every measure agrees with a criterion, and whether it beats plain length for certain: where the interval of the
 * difference (`differenceOf`, over the rows where all three are known) lies above 0 at a level of 95% for all measures
 * together (Bonferroni): the best of forty is ahead of length by luck alone now and then. Those that know fewer than
 * half of the criterion's rows come last.
 */
export function trustOf(
  table: ScoreTable,
  criterion: ScoreColumn,
  ranked: (column: ScoreColumn) => RankedColumn = ({ values }) => rankedColumn(values),
): Trust {
  const others = ownColumns(table).filter((column) => column !== criterion && varies(column));
  const measured = others.filter((column) => isMeasured(column) && !isCriterion(column));
  const contenders = measured.filter(({ id }) => !lengths.includes(id));
  const length = others.find(({ id }) => id === baseline);
  const own = length && directed(ranked(length), length, ranked(criterion), criterion);
  const errors = errorsFor(1 - 0.05 / Math.max(1, contenders.length));
  const standings = (columns: readonly ScoreColumn[]): Standing[] =>
    columns
      .map((column) => standingOf(column, criterion, length, errors, ranked))
      .filter(({ agreement }) => !Number.isNaN(agreement.rho))
      .sort(bestFirst(countKnown(criterion)));
  return {
    criterion: criterion.id,
    title: criterion.title,
    isHuman: criterion.id.startsWith('human.'),
    length: own && (own.rho < 0 ? reversed(own) : own),
    isLengthReversed: own !== undefined && own.rho < 0,
    measured: standings(contenders),
    predicted: standings(others.filter(({ predicts }) => predicts === criterion.id)),
  };
}

function isCriterion({ id }: ColumnInfo): boolean {
  return id.startsWith('human.');
}

function standingOf(
  column: ScoreColumn,
  criterion: ScoreColumn,
  length: ScoreColumn | undefined,
  errors: number,
  ranked: (column: ScoreColumn) => RankedColumn,
): Standing {
  const agreement = directed(ranked(column), column, ranked(criterion), criterion);
  const lead = length && leadOf([column, length, criterion], agreement, errors, ranked);
  const told = lead && Number.isNaN(lead.usual.difference) ? undefined : lead;
  const { id, title } = column;
  return { id, title, agreement, lead: told?.usual, beatsLength: (told?.wide.low ?? -1) > 0 };
}

/** How far a measure is ahead of length, with its usual interval and the one that allows for many measures. */
function leadOf(
  columns: readonly [ScoreColumn, ScoreColumn, ScoreColumn],
  whole: Agreement,
  errors: number,
  ranked: (column: ScoreColumn) => RankedColumn,
): { usual: Difference; wide: Difference } {
  const shared = onSharedRows(columns, whole.n, ranked);
  const [own, length, criterion] = shared;
  const first = directed(own.ranks, own.column, criterion.ranks, criterion.column).rho;
  const second = directed(length.ranks, length.column, criterion.ranks, criterion.column).rho;
  const { rho, n } = directed(own.ranks, own.column, length.ranks, length.column);
  const turn = second < 0 ? -1 : 1;
  const difference = (width?: number): Difference => differenceOf(first, turn * second, turn * rho, n, width);
  return { usual: difference(), wide: difference(errors) };
}

interface Shared {
  readonly column: ScoreColumn;
  readonly ranks: RankedColumn;
}

/** The columns over the rows where all three are known; as they are where that is all of the two's rows. */
function onSharedRows(
  columns: readonly [ScoreColumn, ScoreColumn, ScoreColumn],
  both: number,
  ranked: (column: ScoreColumn) => RankedColumn,
): readonly [Shared, Shared, Shared] {
  const [own, length, criterion] = columns;
  const rows: number[] = [];
  for (let row = 0; row < own.values.length; row++)
    if (columns.every(({ values }) => Number.isFinite(values[row]))) rows.push(row);
  const isAll = [own, length, criterion].every((column) => ranked(column).order.length === rows.length);
  const cut = (column: ScoreColumn): Shared => ({
    column,
    ranks:
      isAll && rows.length === both
        ? ranked(column)
        : rankedColumn(Float64Array.from(rows, (row) => column.values[row]!)),
  });
  return [cut(own), cut(length), cut(criterion)];
}

/** Spearman's ρ of two columns, each turned so that higher is harder. */
export function directed(
  one: RankedColumn,
  { direction }: ColumnInfo,
  other: RankedColumn,
  { direction: towards }: ColumnInfo,
): Agreement {
  const agreement = spearmanOfRanked(one, other);
  return orientation(direction) * orientation(towards) === 1 ? agreement : reversed(agreement);
}

function bestFirst(known: number): (one: Standing, other: Standing) => number {
  const isFull = ({ agreement }: Standing): number => Number(2 * agreement.n >= known);
  return (one, other) => isFull(other) - isFull(one) || other.agreement.rho - one.agreement.rho;
}
