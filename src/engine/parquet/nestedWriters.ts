import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { UserError } from '../../core/userError';
import type { TextWriter } from './byteWriters';
import type { LineBytes } from './lineBytes';
import { FlatWriter, ValueWriter } from './valueWriter';

/** A member of a struct, or a column of a row. */
export interface Member {
  readonly name: string;
  readonly writer: ValueWriter;
}

/** Writes the columns of a row as an object. */
export class RowWriter {
  private readonly sorted: readonly { readonly key: Buffer; readonly writer: ValueWriter }[];

  constructor(private readonly members: readonly Member[]) {
    this.sorted = [...members]
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ name, writer }) => ({ key: Buffer.from(`${JSON.stringify(name)}:`), writer }));
  }

  /** Takes the values of the next chunk: `vectorOf` gives those of a member. */
  load(vectorOf: (member: number) => Vector, count: number): void {
    this.members.forEach(({ writer }, at) => writer.load(vectorOf(at), count));
  }

  /** Writes the members that are not null, by name. */
  write(at: number, out: LineBytes): void {
    out.byte(0x7b);
    let isFirst = true;
    for (const { key, writer } of this.sorted) {
      if (writer.isNull(at)) continue;
      if (!isFirst) out.byte(0x2c);
      isFirst = false;
      out.copy(key);
      writer.write(at, out);
    }
    out.byte(0x7d);
  }
}

/** Writes structs as objects. */
export class StructWriter extends ValueWriter {
  private readonly row: RowWriter;

  constructor(members: readonly Member[]) {
    super();
    this.row = new RowWriter(members);
  }

  override load(vector: Vector, count: number): void {
    super.load(vector, count);
    this.row.load((member) => duckdb.struct_vector_get_child(vector, member), count);
  }

  write(at: number, out: LineBytes): void {
    this.row.write(at, out);
  }
}

/** Values of which each is a stretch of the values of another vector. */
abstract class StretchWriter extends FlatWriter {
  constructor() {
    super(16);
  }

  override load(vector: Vector, count: number): void {
    super.load(vector, count);
    this.loadItems(duckdb.list_vector_get_child(vector), duckdb.list_vector_get_size(vector));
  }

  protected abstract loadItems(items: Vector, count: number): void;

  protected stretch(at: number): { from: number; to: number } {
    const from = Number(this.data.getBigUint64(16 * at, true));
    return { from, to: from + Number(this.data.getBigUint64(16 * at + 8, true)) };
  }
}

/** Writes lists as arrays; items that are null stay. */
export class ListWriter extends StretchWriter {
  constructor(private readonly items: ValueWriter) {
    super();
  }

  protected loadItems(items: Vector, count: number): void {
    this.items.load(items, count);
  }

  write(at: number, out: LineBytes): void {
    const { from, to } = this.stretch(at);
    out.byte(0x5b);
    for (let item = from; item < to; item++) {
      if (item > from) out.byte(0x2c);
      writeOrNull(this.items, item, out);
    }
    out.byte(0x5d);
  }
}

/** Writes maps whose keys are texts as objects, by key; values that are null stay. */
export class TextMapWriter extends StretchWriter {
  constructor(
    private readonly keys: TextWriter,
    private readonly values: ValueWriter,
    private readonly fault: (why: string) => UserError,
  ) {
    super();
  }

  protected loadItems(items: Vector, count: number): void {
    this.keys.load(duckdb.struct_vector_get_child(items, 0), count);
    this.values.load(duckdb.struct_vector_get_child(items, 1), count);
  }

  write(at: number, out: LineBytes): void {
    const { from, to } = this.stretch(at);
    out.byte(0x7b);
    this.inOrder(from, to).forEach((entry, place) => {
      if (place > 0) out.byte(0x2c);
      this.keys.write(entry, out);
      out.byte(0x3a);
      writeOrNull(this.values, entry, out);
    });
    out.byte(0x7d);
  }

  private inOrder(from: number, to: number): number[] {
    const keyed = Array.from({ length: to - from }, (_, place) => this.keyed(from + place));
    keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
    const twice = keyed.find(({ key }, place) => key === keyed[place + 1]?.key);
    if (twice) throw this.fault(`a map in it has the key ${JSON.stringify(twice.key)} twice`);
    return keyed.map(({ entry }) => entry);
  }

  private keyed(entry: number): { key: string; entry: number } {
    if (this.keys.isNull(entry)) throw this.fault('a map in it has a value without a key');
    return { key: Buffer.from(this.keys.bytesOf(entry)).toString(), entry };
  }
}

function writeOrNull(writer: ValueWriter, at: number, out: LineBytes): void {
  if (writer.isNull(at)) out.ascii('null');
  else writer.write(at, out);
}
