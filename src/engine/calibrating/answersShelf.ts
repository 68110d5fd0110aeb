import { CalibrationFiles } from './calibrationFiles';
import type { StoredAnswers } from './storedCalibration';

/** Reads who answered what and keeps the last: a panel asks for item after item of one calibration. */
export class AnswersShelf {
  private last: { readonly key: string; readonly answers: Promise<StoredAnswers | undefined> } | undefined;

  constructor(private readonly storeFolder: string) {}

  /** The answers behind a calibration; undefined where they were not kept. */
  read(key: string): Promise<StoredAnswers | undefined> {
    if (this.last?.key !== key)
      this.last = { key, answers: new CalibrationFiles(this.storeFolder, key).answers() };
    return this.last.answers;
  }

  /** Lets go of what it keeps. */
  clear(): void {
    this.last = undefined;
  }
}
