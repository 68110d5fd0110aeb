import { basename } from 'node:path';
import { readBytes } from '../../files/readBytes';
import { openRegular } from '../../files/regularFile';
import { withFile } from '../../files/systemErrors';
import { stateOf } from '../../sources/fileState';
import { tellingBytes, type TextCopies } from '../../sources/textCopy';

/** Where the text of a log stands: in the file itself, or in the store where the file is Parquet or compressed. */
export interface LogText {
  readonly path: string;
  /** What it is called, or would be if it were not packed: the ending tells the format. */
  readonly name: string;
  readonly size: number;
}

/** The text of a file, which is put into the store where it is packed. Throws UserError for what cannot be unpacked. */
export async function logTextOf(path: string, texts?: TextCopies, signal?: AbortSignal): Promise<LogText> {
  const file = await openRegular(path);
  try {
    const stats = await withFile('read', path, () => file.stat({ bigint: true }));
    const size = Number(stats.size);
    const head = await withFile('read', path, () => readBytes(file, 0, Math.min(tellingBytes, size)));
    const copy = await texts?.of({ path, state: stateOf(stats), bytes: size }, head, signal);
    return copy
      ? { path: copy.path, name: copy.name, size: copy.text.bytes }
      : { path, name: basename(path), size };
  } finally {
    await file.close();
  }
}
