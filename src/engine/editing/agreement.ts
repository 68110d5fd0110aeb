import { humanColumn } from '../../core/measures/human';
import type { AgreementReport } from '../../core/protocol/editorApi';
import { spearman } from '../../core/scores/correlation';
import { ownColumns } from '../../core/scores/table';
import { baseline } from '../../core/scores/primary';
import type { Workplace } from '../workplace';
import { shownTable } from './snapshot';

/** How every column agrees with the first human column, or where there is none with plain length. */
export async function agreementOf(place: Workplace): Promise<AgreementReport> {
  const table = await shownTable(place);
  const { difficulty } = place.file.fields.map;
  const named = [...difficulty.map(humanColumn), baseline];
  const [first] = named.flatMap((name) => table.filter(({ id }) => id === name));
  return {
    with: first?.id ?? '',
    columns: first
      ? ownColumns(table)
          .filter((column) => column !== first)
          .map(({ id, values }) => ({ id, agreement: spearman(values, first.values) }))
      : [],
  };
}
