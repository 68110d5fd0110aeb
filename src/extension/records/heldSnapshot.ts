import type { Snapshot, SnapshotRequest, SnapshotUpdate } from '../../core/protocol/editorApi';
import type { Values } from '../../core/numbers/values';
import { heldVersions, wholeTable } from '../../core/scores/heldColumns';

/** What one holds who holds a snapshot. */
export function holding({ dataset, table, ids }: Snapshot): NonNullable<SnapshotRequest['held']> {
  return { digest: dataset.digest, versions: heldVersions(table), rows: ids.length > 0 };
}

/** A snapshot as it was sent, with what is held of the one before; undefined where a column's numbers are neither sent nor held. */
export function snapshotWith(update: SnapshotUpdate, held: Snapshot | undefined): Snapshot | undefined {
  const sent = update.table.map((one) => ('values' in one ? { ...one, values: onItsOwn(one.values) } : one));
  const table = wholeTable(sent, held?.table ?? []);
  const same = held?.dataset.digest === update.dataset.digest ? held : undefined;
  const { ids = same?.ids ?? new Uint32Array(), lines = same?.lines ?? new Float64Array() } = update;
  return table && { ...update, table, ids, lines };
}

/** What comes between processes may lie in the message that it came with: it would keep all of that, and take it along. */
function onItsOwn(values: Values): Values {
  return values.byteLength === values.buffer.byteLength ? values : values.slice();
}
