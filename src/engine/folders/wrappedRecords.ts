import { rearranged } from '../../core/dataset/reading/rearranged';
import { UserError } from '../../core/userError';
import type { JoinedFile } from './joinedFile';

/** What is larger is not read as one object by itself either. */
const mostHeld = 256 * 2 ** 20;

/** Watches that a JSON file which is joined to others is not one object that holds a list of records: it would pass for one record. */
export class WrappedRecords {
  private held: Uint8Array[] = [];
  private bytes = 0;
  private mayWrap: boolean;

  constructor(private readonly file: JoinedFile) {
    this.mayWrap = !beginsWithLines(file.head);
  }

  add(piece: Uint8Array): void {
    this.bytes += piece.length;
    if (this.bytes > mostHeld) this.mayWrap = false;
    if (this.mayWrap) this.held.push(piece.slice());
    else this.held = [];
  }

  /** Is called when all of the file was added. Throws UserError. */
  refuse(): void {
    const { name } = this.file;
    const list = this.mayWrap && rearranged(Buffer.concat(this.held).toString('utf8'), name);
    if (!list) return;
    const count = list.lines.length;
    throw new UserError(
      `${name} is one JSON object that holds ${count === 1 ? '1 record' : `${count.toLocaleString('en')} records`}, and only lists of records and JSON Lines are joined to other files: write it as one of them, or name the file alone.`,
    );
  }
}

/** Whether the first line of a file is a JSON value of its own, and something comes after it. */
function beginsWithLines(head: Uint8Array): boolean {
  const [, line = '', rest = ''] =
    /^\ufeff?\s*([^\n]*)\n([^]*)/.exec(Buffer.from(head).toString('utf8')) ?? [];
  if (rest.trim() === '') return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
