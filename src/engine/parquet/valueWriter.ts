import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { LineBytes } from './lineBytes';

/** Writes the values of one column, or of one part of a nested one, as canonical JSON. */
export abstract class ValueWriter {
  private valid: Uint8Array | null = null;

  /** Takes the values of the next chunk: so many. They are there as long as the chunk is. */
  load(vector: Vector, count: number): void {
    this.valid = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8);
  }

  isNull(at: number): boolean {
    return this.valid !== null && (this.valid[at >> 3]! & (1 << (at & 7))) === 0;
  }

  /** Writes a value that is not null. */
  abstract write(at: number, out: LineBytes): void;
}

/** A writer of values that lie side by side, each in as many bytes. */
export abstract class FlatWriter extends ValueWriter {
  protected data: DataView = new DataView(new ArrayBuffer(0));

  constructor(protected readonly width: number) {
    super();
  }

  override load(vector: Vector, count: number): void {
    super.load(vector, count);
    const bytes = duckdb.vector_get_data(vector, count * this.width);
    this.data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

/** Values of which each is written as what `textOf` makes of it: ASCII text that is JSON. */
export class PlainWriter extends FlatWriter {
  constructor(
    width: number,
    private readonly textOf: (data: DataView, offset: number) => string,
  ) {
    super(width);
  }

  write(at: number, out: LineBytes): void {
    out.ascii(this.textOf(this.data, at * this.width));
  }
}
