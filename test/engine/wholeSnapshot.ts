import type { Snapshot, SnapshotRequest } from '../../src/core/protocol/editorApi';
import type { EngineClient } from '../../src/engine/client';
import { snapshotWith } from '../../src/extension/records/heldSnapshot';

/** A snapshot by one who holds nothing yet. */
export async function wholeSnapshot(engine: EngineClient, request: SnapshotRequest): Promise<Snapshot> {
  return snapshotWith(await engine.call('snapshot', request), undefined)!;
}
