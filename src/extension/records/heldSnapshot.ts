import type { Snapshot, SnapshotRequest, SnapshotUpdate } from '../../core/protocol/editorApi';
import { heldVersions, wholeTable } from '../../core/scores/heldColumns';

/** What one holds who holds a snapshot. */
export function holding({ dataset, table }: Snapshot): NonNullable<SnapshotRequest['held']> {
  return { digest: dataset.digest, versions: heldVersions(table) };
}

/** A snapshot as it was sent, with what is held of the one before; undefined where that is not all. */
export function snapshotWith(update: SnapshotUpdate, held: Snapshot | undefined): Snapshot | undefined {
  const table = wholeTable(update.table, held?.table ?? []);
  const { ids = held?.ids, lines = held?.lines } = update;
  return table && ids && lines && { ...update, table, ids, lines };
}
