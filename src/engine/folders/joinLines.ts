import { byte, byteOrderMark } from '../../core/dataset/bytes/bytes';
import type { JoinedFile, Joiner } from './joinedFile';

const newline = Uint8Array.of(byte.newline);

/** Joins files of lines: where the last line of one has no end, it gets one. */
export class LineJoiner implements Joiner {
  async *join(file: JoinedFile): AsyncGenerator<Uint8Array> {
    let last: number | undefined;
    for await (const piece of withoutMark(file)) {
      last = piece.at(-1) ?? last;
      yield piece;
    }
    if (last !== undefined && last !== byte.newline) yield newline;
  }

  end(): Uint8Array {
    return new Uint8Array(0);
  }
}

async function* withoutMark(file: JoinedFile): AsyncGenerator<Uint8Array> {
  yield file.head.subarray(byteOrderMark(file.head));
  yield* file.rest();
}
