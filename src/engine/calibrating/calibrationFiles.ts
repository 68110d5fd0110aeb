import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { writeOwn } from '../files/atomicFile';
import { requireOwnPlace } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { readStored } from '../files/wholeFile';
import {
  answersEnding,
  calibrationBeginning,
  calibrationEnding,
  checkpointEnding,
} from '../store/storeFolder';
import { presentAnswers, presentCalibration } from './formerCalibration';
import type { StoredAnswers, StoredCalibration } from './storedCalibration';
import type { Checkpoint } from './calibrationJob';

/** The files of one calibration in the store: its result, the answers behind it, and where an unfinished one has come to. */
export class CalibrationFiles {
  private readonly base: string;

  constructor(
    private readonly folder: string,
    /** Digest of the answers and of how they are calibrated. */
    key: string,
  ) {
    this.base = join(folder, `${calibrationBeginning}${key}`);
  }

  /** Throws UserError, before anything is computed, where something else stands in the place of one of them. */
  async requirePlaces(): Promise<void> {
    for (const ending of [calibrationEnding, answersEnding, checkpointEnding])
      await requireOwnPlace(`${this.base}${ending}`);
  }

  /** The result; undefined where there is none. */
  async result(): Promise<StoredCalibration | undefined> {
    const kept = await this.read<StoredCalibration>(calibrationEnding);
    return kept && presentCalibration(kept);
  }

  /** Keeps the result; what an unfinished run left is not needed any more. */
  async keepResult(calibration: StoredCalibration): Promise<void> {
    await this.write(calibrationEnding, calibration);
    await rm(`${this.base}${checkpointEnding}`, { force: true });
  }

  /** The answers by item; undefined where they were not kept. */
  async answers(): Promise<StoredAnswers | undefined> {
    const kept = await this.read<StoredAnswers>(answersEnding);
    return kept && presentAnswers(kept);
  }

  keepAnswers(answers: StoredAnswers): Promise<void> {
    return this.write(answersEnding, answers);
  }

  /** Where a run that was stopped had come to. */
  checkpoint(): Promise<Checkpoint | undefined> {
    return this.read(checkpointEnding);
  }

  keepCheckpoint(checkpoint: Checkpoint): Promise<void> {
    return this.write(checkpointEnding, checkpoint);
  }

  private async read<T>(ending: string): Promise<T | undefined> {
    try {
      return deserialize(await readStored(`${this.base}${ending}`)) as T;
    } catch {
      // Nothing there, or not whole: it is made anew.
      return undefined;
    }
  }

  private async write(ending: string, value: unknown): Promise<void> {
    await withFile('make the score store', this.folder, () => mkdir(this.folder, { recursive: true }));
    await writeOwn(`${this.base}${ending}`, [serialize(value)]);
  }
}
