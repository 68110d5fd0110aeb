import type { joinKinds } from '../../../core/operations/logsInput';
import type { JoinedBy } from '../../../core/protocol/importReport';

const ways: Readonly<Record<(typeof joinKinds)[number], JoinedBy | undefined>> = {
  auto: undefined,
  id: 'key',
  hash: 'id',
  question: 'question',
  row: 'row',
};

/** The way in which the user wants items to be found; undefined where the best is taken. */
export function joinAsked(join: (typeof joinKinds)[number] | undefined): JoinedBy | undefined {
  return join && ways[join];
}
