import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { isFields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import { writeOwn } from '../files/atomicFile';
import { readTextIfThere } from '../files/wholeFile';
import { triedFile } from '../store/storeFolder';

/**
 * Which models read one text at a time, because what they make of a text depends on the texts beside it: found when each
 * was tried out, and kept in the store folder, as scores are kept under another key then.
 */
export class TriedModels {
  constructor(private readonly folder: string) {}

  /**
   * Whether the model of this digest reads one text at a time; where it was not tried out yet, as that finds. Undefined
   * where the model cannot be loaded: whoever uses it is told why.
   */
  async find(digest: string, tryOut: () => Promise<boolean>): Promise<boolean | undefined> {
    const known = await this.known(digest);
    if (known !== undefined) return known;
    try {
      const oneAtATime = await tryOut();
      await this.keep(digest, oneAtATime);
      return oneAtATime;
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }

  private async known(digest: string): Promise<boolean | undefined> {
    const text = await readTextIfThere(this.file(digest), { what: 'a note', most: 4096 });
    const note = parsed(text);
    return isFields(note) && typeof note['oneAtATime'] === 'boolean' ? note['oneAtATime'] : undefined;
  }

  /** Where nothing can be written, the model is tried out again the next time. */
  private async keep(digest: string, oneAtATime: boolean): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true });
      await writeOwn(this.file(digest), [Buffer.from(JSON.stringify({ model: digest, oneAtATime }))]);
    } catch (error) {
      if (!(error instanceof UserError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    }
  }

  private file(digest: string): string {
    return triedFile(this.folder, createHash('sha256').update(digest).digest('hex').slice(0, 12));
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
