import type { Remark } from '../../core/remedy';
import { UserError } from '../../core/userError';
import { responsesNote } from '../calibrating/rememberedResponses';
import { dynamicsNote } from '../dynamicsImport/rememberedDynamics';
import { datasetDigest, type RememberedJoin } from '../responseLogs/joining/rememberedJoin';
import type { UndoableNote } from '../store/undoableNote';
import type { Workplace } from '../workplace/workplace';

type Imported = 'responses' | 'dynamics';

/** Sentences on what was imported for a dataset and is lost: its note is damaged, or much of it is of no row any more. */
export async function lostRemarks(place: Workplace): Promise<Remark[]> {
  const digest = datasetDigest(place.file);
  const isOther = (join: RememberedJoin | undefined): boolean => !!join && join.dataset !== digest;
  const responses = isOther(place.remembered?.join)
    ? await unlessGone(async () => (await place.responses()).report.lost)
    : 0;
  const dynamics = isOther(place.rememberedDynamics?.join)
    ? await unlessGone(async () => (await place.dynamics()).lost)
    : 0;
  const { base } = place.store;
  return [
    ...(await damaged(responsesNote(base), place, 'of the responses to it', 'responses')),
    ...(await damaged(dynamicsNote(base), place, 'of its training dynamics', 'dynamics')),
    ...sentence(responses, 'of the responses', 'item', 'responses'),
    ...sentence(dynamics, 'of the training dynamics', 'example', 'dynamics'),
  ];
}

async function damaged(
  note: Pick<UndoableNote<never>, 'isDamaged'>,
  { file }: Workplace,
  of: string,
  imported: Imported,
): Promise<Remark[]> {
  if (!(await note.isDamaged())) return [];
  return [remark(`What ${file.index.name} remembered ${of} is damaged.`, imported)];
}

function sentence(lost: number, of: string, what: string, imported: Imported): Remark[] {
  if (lost === 0) return [];
  const [many, are] = lost === 1 ? [`1 ${what}`, 'is'] : [`${lost.toLocaleString('en')} ${what}s`, 'are'];
  return [
    remark(
      `The dataset was changed since they were imported: ${many} ${of} ${are} not found in it any more.`,
      imported,
    ),
  ];
}

function remark(text: string, what: Imported): Remark {
  return { text, remedy: { kind: 'import', what, again: true } };
}

/** What was imported and is not kept any more is said where it is asked for. */
async function unlessGone(count: () => Promise<number>): Promise<number> {
  try {
    return await count();
  } catch (error) {
    if (error instanceof UserError) return 0;
    throw error;
  }
}
