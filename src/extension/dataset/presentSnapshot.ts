import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Snapshot, SnapshotRequest } from '../../core/protocol/editorApi';
import { UserError } from '../../core/userError';
import { fileState, settledState } from './fileState';
import type { EngineHost } from '../host/engineHost';
import { holding, snapshotWith } from '../records/heldSnapshot';

/** How often a file is read that is changed while it is read. */
const mostTries = 5;

/** What the reader of snapshots is given to work with. */
export interface PresentSnapshotGiven {
  /** What is asked of the store now. */
  request(): SnapshotRequest;
  /** Whether the file is known to be another one than was shown: it may be written to still. */
  isChanged(): boolean;
  /** Is told that the file changed while it was read. */
  changed(): void;
}

/** Reads the snapshot of a file as it is when the snapshot comes: no state is shown that was over before. */
export class PresentSnapshot {
  /** The state of the file that was read last. */
  private seen = '';

  constructor(
    private readonly path: string,
    private readonly engine: EngineHost,
    private readonly given: PresentSnapshotGiven,
  ) {}

  /** Reads it, of which only what is not held already travels. Throws UserError where the file never rests. */
  async read(held: Snapshot | undefined): Promise<Snapshot> {
    const { path, given } = this;
    for (let tries = 1; tries <= mostTries; tries++) {
      const before = given.isChanged() ? await settledState(path) : await fileState(path);
      const snapshot = await this.whole(held);
      if (before === (await fileState(path))) {
        this.seen = before;
        return snapshot;
      }
      given.changed();
    }
    throw new UserError(
      vscode.l10n.t('{0} is being written to all the time: it is read again when that ends.', basename(path)),
    );
  }

  /** Whether the file is still the one that was read. */
  async isPresent(): Promise<boolean> {
    return (await fileState(this.path)) === this.seen;
  }

  private async whole(held: Snapshot | undefined): Promise<Snapshot> {
    const wanted = this.given.request();
    const request = held ? { ...wanted, held: holding(held) } : wanted;
    const snapshot = snapshotWith(await this.engine.call('snapshot', request), held);
    return snapshot ?? snapshotWith(await this.engine.call('snapshot', wanted), undefined)!;
  }
}
