import { exampleOf, type Example } from '../../core/dataset/example';
import { idWords } from '../../core/dataset/idIndex';
import { surprisal } from '../../core/measures/surprisal';
import type { AnswerToken, AnswerTokensRequest } from '../../core/protocol/editorApi';
import { unpackTokens } from '../store/packedTokens';
import type { Workplace } from '../workplace/workplace';

/** What each token of an example's answer cost the language model when it was scored; none where it was not. */
export async function answerTokens(place: Workplace, { row, answer }: Example): Promise<AnswerToken[]> {
  if (place.lacks(surprisal) !== undefined || answer === '') return [];
  const id = place.file.idWords.slice(row * idWords, (row + 1) * idWords);
  const packed = await place.packedTokens(surprisal, id);
  return packed ? unpackTokens(packed, answer) : [];
}

/** The same by row; none where another record stands there now. */
export async function answerTokensOfRow(
  place: Workplace,
  { row, id }: Pick<AnswerTokensRequest, 'row' | 'id'>,
): Promise<AnswerToken[]> {
  const { file } = place;
  const there = file.idWords.subarray(row * idWords, (row + 1) * idWords);
  if (there.length < idWords || there.some((word, at) => word !== id[at])) return [];
  for await (const [record] of file.records([row]))
    if ('fields' in record!.read)
      return answerTokens(place, exampleOf(record!.read.fields, file.fields.map, row, file.id(row)));
  return [];
}
