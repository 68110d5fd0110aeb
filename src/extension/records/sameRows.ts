import type { Snapshot } from '../../core/protocol/editorApi';

/** Whether two states of a dataset have the same records in the same rows. */
export function sameRows(one: Pick<Snapshot, 'dataset'>, other: Pick<Snapshot, 'dataset'>): boolean {
  return one.dataset.digest === other.dataset.digest;
}
