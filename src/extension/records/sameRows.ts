import type { Snapshot } from '../../core/protocol/editorApi';

/** Whether two states of a dataset have the same records in the same rows. */
export function sameRows({ ids }: Pick<Snapshot, 'ids'>, other: Pick<Snapshot, 'ids'>): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer =>
    Buffer.from(buffer, byteOffset, byteLength);
  return ids === other.ids || bytes(ids).equals(bytes(other.ids));
}
