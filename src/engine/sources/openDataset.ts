import { resolve } from 'node:path';
import { checkLevelOrder } from '../../core/dataset/difficulty/levelOrder';
import type { Reading } from '../../core/dataset/reading/reading';
import type { ReadingProgress } from '../../core/protocol/browsing/browsingApi';
import type { DatasetRequest, DatasetSummary } from '../../core/protocol/datasetApi';
import { DatasetChanged } from './datasetChanged';
import { DatasetFile, type Opening } from './datasetFile';
import type { Said } from './chosenFields';
import type { Indexing } from './fileIndex';
import { stateNow } from './fileState';
import { MadeOnce } from '../calls/madeOnce';
import type { TextCopies } from './textCopy';

const mostOpen = 4;

/** A file that was read before is being worked on: it is read again once it has not been changed for so many milliseconds; the longer, where it was whole and looks cut off now. */
const restAfterChange = 300;
const restOfCut = 2000;

/** The datasets that were opened last, each kept while its file and the way to read it stay the same. */
export class OpenDatasets {
  private readonly files = new Map<string, OpenFile>();

  /** `copies` keeps the texts of packed files; without it they are refused. */
  constructor(private readonly copies?: TextCopies) {}

  /**
   * Opens a dataset, or hands out the open one. Throws UserError, and DatasetChanged where its records are not those that
   * the request speaks of.
   */
  async open(
    request: DatasetRequest,
    signal: AbortSignal,
    onProgress?: (progress: ReadingProgress) => void,
    isAgain = false,
  ): Promise<DatasetFile> {
    const { path, map, mapText, levels, reading = {}, of } = request;
    const full = resolve(path);
    const said = mapText ?? map ?? {};
    if (levels) checkLevelOrder(levels, 'The order of levels');
    const keyOf = (state: string | undefined): string => JSON.stringify([full, said, levels, reading, state]);
    const key = keyOf(await this.stateOf(full, reading));
    const known = [...this.files.values()].filter((one) => one.path === full);
    const { copies } = this;
    const how = { reading, copies, ...restOf(known), ...(levels && { levels }) };
    const file = this.files.get(key)?.file ?? openOnce(path, said, how);
    this.keep(key, { path: full, file });
    const opened = await file.get(signal, onProgress);
    if (!(await opened.hasText())) {
      this.files.delete(key);
      if (isAgain) throw removedText(opened);
      return this.open(request, signal, onProgress, true);
    }
    // What was read may be a later state than the one that was looked for: it is found under its own from now on.
    if (this.files.get(key)?.file === file) this.files.delete(key);
    const { state, isEnded } = opened.index;
    this.keep(keyOf(state), { path: full, file, isEnded });
    if (of !== undefined && of !== opened.digest) throw changedSince(opened);
    return opened;
  }

  private async stateOf(path: string, reading: Reading): Promise<string | undefined> {
    return (await this.copies?.partsOf(path, reading))?.state ?? stateNow(path);
  }

  /** Puts a dataset last, and lets go of the one that was not asked for the longest. */
  private keep(key: string, file: OpenFile): void {
    this.files.delete(key);
    this.files.set(key, file);
    const [oldest] = this.files.keys();
    if (this.files.size > mostOpen) this.files.delete(oldest!);
  }
}

/** A dataset that is open, or being opened. */
interface OpenFile {
  readonly path: string;
  readonly file: MadeOnce<DatasetFile, ReadingProgress>;
  /** Whether it ended as such files do; undefined where it was not read yet. */
  readonly isEnded?: boolean;
}

/** How long a file must be at rest that is known in other states. */
function restOf(known: readonly OpenFile[]): Pick<Indexing, 'quiet' | 'cutRest'> {
  if (known.length === 0) return {};
  return { quiet: restAfterChange, ...(known.some(({ isEnded }) => isEnded) && { cutRest: restOfCut }) };
}

function openOnce(
  path: string,
  said: Said,
  how: Pick<Opening, 'quiet' | 'cutRest' | 'reading' | 'levels' | 'copies'>,
): MadeOnce<DatasetFile, ReadingProgress> {
  return new MadeOnce((signal, onProgress) => DatasetFile.open(path, said, { signal, onProgress, ...how }));
}

function changedSince({ index }: DatasetFile): DatasetChanged {
  return new DatasetChanged(
    `${index.name} was changed since it was shown: look at it as it is now, then try again.`,
  );
}

function removedText({ index }: DatasetFile): DatasetChanged {
  return new DatasetChanged(
    `What is unpacked of ${index.name} is removed or changed as soon as it is there: is its store cleared over and over?`,
  );
}

/** What is known of a dataset. */
export function summaryOf({ index, fields, detections, count, digest, notes }: DatasetFile): DatasetSummary {
  return {
    path: index.path,
    name: index.name,
    format: index.recordFormat.format,
    ...(index.copy?.packing && { packing: index.copy.packing }),
    bytes: index.size,
    rows: count,
    digest,
    ...(notes.length > 0 ? { notes } : {}),
    ...fields,
    detections,
  };
}
