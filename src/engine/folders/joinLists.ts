import { byte, byteOrderMark, isSpace, skipSpace } from '../../core/dataset/bytes/bytes';
import { UserError } from '../../core/userError';
import type { JoinedFile, Joiner } from './joinedFile';
import { LineJoiner } from './joinLines';
import { WrappedRecords } from './wrappedRecords';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Joins JSON files: lists to one list, others, which are objects one after another, to one file of them. */
export class JsonJoiner implements Joiner {
  private first: { readonly name: string; readonly isList: boolean } | undefined;
  private joiner: Joiner = new LineJoiner();

  constructor(private readonly isOneOfMany: boolean) {}

  async *join(file: JoinedFile): AsyncGenerator<Uint8Array> {
    const { head, name } = file;
    const from = skipSpace(head, byteOrderMark(head), head.length);
    if (from === head.length) return;
    const isList = head[from] === byte.openBracket;
    if (!this.first && isList) this.joiner = new ListJoiner();
    this.first ??= { name, isList };
    if (isList !== this.first.isList)
      throw new UserError(
        `${name} ${isList ? 'is a list' : 'is no list'} of JSON records, and ${this.first.name} ${isList ? 'is none' : 'is one'}: name those of one kind by a pattern.`,
      );
    const wrapped = new WrappedRecords(file);
    const isWatched = this.isOneOfMany && !isList;
    for await (const piece of this.joiner.join(file)) {
      if (isWatched) wrapped.add(piece);
      yield piece;
    }
    if (isWatched) wrapped.refuse();
  }

  end(): Uint8Array {
    return this.joiner.end();
  }
}

/** Joins JSON lists to one. */
class ListJoiner implements Joiner {
  private isBegun = false;
  private hasItems = false;

  async *join(file: JoinedFile): AsyncGenerator<Uint8Array> {
    const { head } = file;
    const open = head.indexOf(byte.openBracket);
    file.droppedLines = head.subarray(0, open).filter((one) => one === byte.newline).length;
    const separator = ascii(!this.isBegun ? '[' : this.hasItems ? ',\n' : '');
    this.isBegun = true;
    const lines = separator.filter((one) => one === byte.newline).length;
    file.separator = { bytes: separator.length, lines };
    let held: Uint8Array = new Uint8Array(0);
    let isEmpty = true;
    for await (const piece of inside(file, open + 1)) {
      const bytes = held.length === 0 ? piece : Buffer.concat([held, piece]);
      const end = bytes.findLastIndex((one) => !isTail(one)) + 1;
      if (end > 0) {
        if (isEmpty) yield separator;
        isEmpty = false;
        yield bytes.subarray(0, end);
      }
      held = bytes.subarray(end);
    }
    const last = itemsEnd(held, file.name);
    const isOpening = separator.length === 1;
    if (isEmpty && (last.length > 0 || isOpening)) yield separator;
    yield last;
    this.hasItems ||= !isEmpty || last.length > 0;
  }

  end(): Uint8Array {
    return ascii(this.isBegun ? ']\n' : '');
  }
}

async function* inside(file: JoinedFile, from: number): AsyncGenerator<Uint8Array> {
  yield file.head.subarray(from);
  yield* file.rest();
}

/** Whether this may stand between the last item and the end of a list. */
function isTail(one: number): boolean {
  return isSpace(one) || one === byte.closeBracket || one === byte.comma;
}

/** What of the end of a list belongs to its last item: brackets that close what is in it. */
function itemsEnd(held: Uint8Array, name: string): Uint8Array {
  const close = held.findLastIndex((one) => !isSpace(one));
  if (held[close] !== byte.closeBracket)
    throw new UserError(
      `${name} is a JSON list that does not end: it is cut off, or something stands after it.`,
    );
  return held.subarray(0, held.subarray(0, close).findLastIndex((one) => one === byte.closeBracket) + 1);
}
