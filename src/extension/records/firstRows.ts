import { IdIndex, idWords } from '../../core/dataset/idIndex';

/** The first row of each record of a dataset by the record's id. */
export class FirstRows {
  private readonly index = new IdIndex();
  private readonly rows: Int32Array;

  /** Takes the ids of all records, four words each. */
  constructor(ids: Uint32Array) {
    this.rows = new Int32Array(ids.length / idWords);
    for (let row = 0; row < this.rows.length; row++) {
      const next = this.index.count;
      if (this.index.add(ids, row * idWords) === next) this.rows[next] = row;
    }
  }

  /** The first row with this content; -1 where there is none. */
  of(id: Uint32Array): number {
    const place = this.index.find(id, 0);
    return place < 0 ? -1 : this.rows[place]!;
  }
}
