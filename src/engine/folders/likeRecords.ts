import { byteOrderMark } from '../../core/dataset/bytes/bytes';
import { isFields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import type { JoinedFile } from './joinedFile';

/** Records of one dataset share at least so much of all the fields that they have; what is optional may lack. */
const leastShared = 0.5;
const toldFields = 4;

/** Watches that files of lines hold records of one kind, told by the first record of each. */
export class LikeRecords {
  private first: { readonly name: string; readonly fields: readonly string[] } | undefined;

  /** Throws UserError where a file's first record has mostly other fields than that of the first file. */
  check(file: JoinedFile): void {
    const fields = firstFields(file.head);
    if (!fields || fields.length === 0) return;
    this.first ??= { name: file.name, fields };
    const shared = fields.filter((field) => this.first!.fields.includes(field)).length;
    const all = fields.length + this.first.fields.length - shared;
    if (shared >= leastShared * all) return;
    throw new UserError(
      `${file.name} has other fields (${listed(fields)}) than ${this.first.name} (${listed(this.first.fields)}): name the files of one dataset by a pattern, such as part-*.jsonl.`,
    );
  }
}

/** The fields of the first record of a file of lines; undefined where its beginning does not tell. */
function firstFields(head: Uint8Array): string[] | undefined {
  const text = new TextDecoder().decode(head.subarray(byteOrderMark(head)));
  const line = /^\s*(\{.*)(?:\r?\n|$)/.exec(text)?.[1];
  try {
    const record: unknown = line === undefined ? undefined : JSON.parse(line);
    return isFields(record) ? Object.keys(record) : undefined;
  } catch {
    return undefined;
  }
}

function listed(fields: readonly string[]): string {
  const more = fields.length > toldFields ? ', …' : '';
  return fields.slice(0, toldFields).join(', ') + more;
}
