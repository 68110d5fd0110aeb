import { stat } from 'node:fs/promises';
import { UserError } from '../../core/userError';
import { withFile } from '../files/systemErrors';
import { faultOfEnds } from './fileEnds';
import { unreadable } from './parquetFaults';

/** Files as they were when their reading began. */
export class FileStates {
  private constructor(private readonly states: ReadonlyMap<string, string>) {}

  /** Looks at files before they are read. Throws UserError for one that is not there, or by its ends no readable Parquet. */
  static async before(files: readonly string[]): Promise<FileStates> {
    const states = new Map<string, string>();
    for (const file of files) {
      const fault = await faultOfEnds(file);
      if (fault !== undefined) throw unreadable(file, fault);
      states.set(file, await stateOf(file));
    }
    return new FileStates(states);
  }

  /** Throws UserError for a file that is gone or was changed since. */
  async requireSame(): Promise<void> {
    for (const [file, before] of this.states)
      if ((await stateOf(file)) !== before)
        throw new UserError(`${file} was changed while it was read. Run it again once it stays as it is.`);
  }
}

function stateOf(file: string): Promise<string> {
  return withFile('read', file, async () => {
    const { dev, ino, size, mtimeNs } = await stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs].join(' ');
  });
}
