import type { FieldColumn } from '../../src/core/dataset/fieldColumns';
import type { RowCells } from '../../src/core/protocol/browsing/rowCells';

/** The narrowest and the widest that a column may become, in pixels. */
export const narrowest = 48;
const widest = 2000;

/** About the width of a character, and what a cell has beside its text. */
const character = 7;
const padding = 24;
/** What a column takes by itself: prose more than labels. */
const fewest = 72;
const most = { prose: 420, other: 210 };

const proseRoles: readonly string[] = ['question', 'answer', 'solution', 'context'];

/** The widths of the columns: as the first rows need, or as the reader dragged them. */
export class GridColumns {
  private columns: readonly FieldColumn[] = [];
  private own: Readonly<Record<string, number>> = {};

  constructor(private dragged: Readonly<Record<string, number>>) {}

  /** Takes these columns; the widths of those that were there stay. */
  show(columns: readonly FieldColumn[]): void {
    this.columns = columns;
  }

  /** Makes columns as wide as these rows need that have no width yet; says whether there were any. */
  measure(rows: readonly RowCells[]): boolean {
    const usable = rows.filter(({ problem }) => problem === undefined);
    const fresh = this.columns.filter(({ path }) => this.own[path] === undefined);
    if (usable.length === 0 || fresh.length === 0) return false;
    const found = this.columns.map(({ path, roles }, at) => {
      const head = path.length + roles.join(', ').length + 1;
      const longest = Math.max(head, ...usable.map(({ cells }) => cells[at]?.length ?? 0));
      const limit = roles.some((role) => proseRoles.includes(role)) ? most.prose : most.other;
      return [path, this.own[path] ?? Math.min(limit, Math.max(fewest, longest * character + padding))];
    });
    this.own = Object.fromEntries(found) as Record<string, number>;
    return true;
  }

  /** The fields, in their order. */
  get all(): readonly FieldColumn[] {
    return this.columns;
  }

  /** The width of a column. */
  widthOf(path: string): number {
    return this.dragged[path] ?? this.own[path] ?? fewest;
  }

  /** Makes a column as wide; gives the widths to be remembered. */
  resize(path: string, width: number): Readonly<Record<string, number>> {
    const kept = Math.round(Math.max(narrowest, Math.min(widest, width)));
    this.dragged = { ...this.dragged, [path]: kept };
    return this.dragged;
  }

  /** How wide all of them are together. */
  get total(): number {
    return this.columns.reduce((sum, { path }) => sum + this.widthOf(path), 0);
  }
}
