import type { Snapshot, SnapshotRequest, SnapshotUpdate } from '../../core/protocol/editorApi';
import type { Values } from '../../core/numbers/values';
import { heldVersions, wholeTable } from '../../core/scores/heldColumns';

/** What one holds who holds a snapshot. */
export function holding({ dataset, table }: Snapshot): NonNullable<SnapshotRequest['held']> {
  return { digest: dataset.digest, versions: heldVersions(table) };
}

/** A snapshot as it was sent, with what is held of the one before; undefined where that is not all. */
export function snapshotWith(update: SnapshotUpdate, held: Snapshot | undefined): Snapshot | undefined {
  const sent = update.table.map((one) => ('values' in one ? { ...one, values: onItsOwn(one.values) } : one));
  const table = wholeTable(sent, held?.table ?? []);
  const { ids = held?.ids, lines = held?.lines } = update;
  return table && ids && lines && { ...update, table, ids, lines };
}

/** What comes between processes may lie in the message that it came with: it would keep all of that, and take it along. */
function onItsOwn(values: Values): Values {
  return values.byteLength === values.buffer.byteLength ? values : values.slice();
}
