import { easierBy } from '../../core/dataset/difficulty/direction';
import { possibleColumns } from '../../core/measures/catalogue';
import { scoreOf } from '../../core/scores/scoreCell';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import { UserError } from '../../core/userError';
import type { DatasetFile } from '../sources/datasetFile';

/** One line of a score file: where it stands ("line 3"), and a value for each name. */
export interface ScoreLine {
  readonly number: number;
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

/** Joins the lines of a score file to the records of a dataset by their ids. */
export class ScoreJoin {
  /** How many lines belong to no record. */
  foreign = 0;
  private matched = 0;
  private hasIds = false;
  private readonly rowOf = new Map<string, number>();
  private readonly lineOf: Uint32Array;
  private readonly columns = new Map<string, Float64Array>();

  constructor(
    private readonly path: string,
    private readonly file: DatasetFile,
    /** What a line is called: "line", or "row" where the file has none. */
    private readonly unit: string,
  ) {
    for (let row = file.count - 1; row >= 0; row--) this.rowOf.set(file.id(row), row);
    this.lineOf = new Uint32Array(file.count);
  }

  /** Adds columns, so that one without a score is there. Throws UserError where two have one name. */
  head(names: readonly string[], number?: number): void {
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined)
      throw this.fault(number, `two columns are named ${JSON.stringify(twice)}: take one of them out.`);
    for (const name of names) this.column(name);
    this.hasIds ||= names.includes('id');
  }

  /** Takes a line. Throws UserError for a value that is no score, and where another line says otherwise of the same record. */
  add({ number, names, values }: ScoreLine): void {
    const id = values[names.indexOf('id')];
    const row = this.rowOf.get(String(id));
    const before = row === undefined ? 0 : this.lineOf[row]!;
    names.forEach((name, at) => {
      if (!isMeasure(name)) return;
      const score = this.score(number, name, values[at]);
      if (row === undefined) return;
      const column = this.column(name)!;
      if (before > 0 && !Object.is(column[row], score)) throw this.contradiction(before, number, name);
      column[row] = score;
    });
    if (row === undefined) this.foreign++;
    else if (before === 0) {
      this.matched++;
      this.lineOf[row] = number;
    }
  }

  /** The scores by row. Throws UserError where no line belongs to a record. */
  table(): ScoreTable {
    const { path, file, columns } = this;
    if (!this.hasIds) throw new UserError(`${path} is not a score file: it has no column "id".`);
    if (this.matched === 0)
      throw new UserError(
        `${path} holds scores of another dataset: none of its ids is in ${file.index.name}.`,
      );
    const places = Uint32Array.from({ length: file.count }, (_, row) => this.rowOf.get(file.id(row))!);
    const infos = new Map(possibleColumns(file.fields.map).map((info) => [info.id, info]));
    return [...columns].map(([id, values]): ScoreColumn => {
      const isEasier = id.startsWith('human.') && easierBy(id.slice('human.'.length)) !== undefined;
      const info = infos.get(id) ?? { id, title: id, unit: '', direction: isEasier ? -1 : 1 };
      return { ...info, values: Float64Array.from(places, (place) => values[place]!) };
    });
  }

  /** A fault of a line, or of the whole file. */
  fault(number: number | undefined, what: string): UserError {
    return new UserError(`${this.path}${number === undefined ? '' : `, ${this.unit} ${number}`}: ${what}`);
  }

  private score(number: number, name: string, value: unknown): number {
    const score = scoreOf(value);
    // Also -0 is 0: two lines that say so agree.
    if (typeof score === 'number') return score + 0;
    throw this.fault(
      number,
      `${score.fault}, and column ${JSON.stringify(name)} must hold numbers. Leave a score that is not known empty.`,
    );
  }

  private contradiction(before: number, number: number, name: string): UserError {
    return new UserError(
      `${this.path}, ${this.unit}s ${before} and ${number}: both are of one record, and have other values of ${JSON.stringify(name)}. Take one of them out.`,
    );
  }

  private column(name: string): Float64Array | undefined {
    if (!isMeasure(name)) return undefined;
    const known = this.columns.get(name);
    if (known) return known;
    const column = new Float64Array(this.file.count).fill(NaN);
    this.columns.set(name, column);
    return column;
  }
}

function isMeasure(name: string): boolean {
  return name !== 'row' && name !== 'id';
}
