import { answerNames, answerPart, chosenNames, rejectedName, severalNames } from './answerNames';
import { foreignNames } from '../fields/foreignNames';
import { textOf } from '../fields/fieldText';
import { structured } from '../fields/literal';
import { isConversation, isPlain, isTranscript, type FieldProfile } from '../fields/profile';
import { byName, isCategory, type Candidates } from './candidates';
import { isTold } from './findQuestion';
import { holdsReferences, isProse } from './prose';

const chosen = chosenNames;
const foreign = foreignNames.answer ?? [];
const names = [...answerNames, ...foreign];

/**
 * The field that holds the answer: the better one of a preference pair, the conversation itself where the assistant has its
 * last word, or a field by its name. None where answers compete and no field says which is the better.
 */
export function findAnswer(
  candidates: Candidates,
  question: readonly string[],
  rivals: readonly FieldProfile[],
): string | undefined {
  const field = candidates.at(question[0]);
  const talk = field && isTold(field) && !rivals.includes(field) ? field : undefined;
  return (
    candidates.take({ role: 'answer', names: chosen, fits: isAnswer }) ??
    (talk && talk.answered > talk.values.length / 2 ? lastTurn(candidates, talk) : undefined) ??
    namedAnswer(candidates, field) ??
    (talk && spokenAnswer(candidates, talk)) ??
    likelyAnswer(candidates, rivals)
  );
}

function isAnswer(field: FieldProfile): boolean {
  return (isPlain(field) && field.texts > field.values.length / 2) || isConversation(field);
}

function lastTurn(candidates: Candidates, talk: FieldProfile): string {
  const isChosen = chosenNames.includes(talk.plainName);
  const why = isChosen ? 'the last turn of the chosen conversation' : 'the last turn of the assistant';
  return candidates.use('answer', talk, { why });
}

/** The conversation, where an assistant speaks in it at all. */
function spokenAnswer(candidates: Candidates, talk: FieldProfile): string | undefined {
  return talk.spoken > talk.values.length / 2 ? lastTurn(candidates, talk) : undefined;
}

function namedAnswer(candidates: Candidates, question: FieldProfile | undefined): string | undefined {
  // A letter alone is a name only beside the other one.
  const isLetter = question !== undefined && question.plainName.length <= 1;
  const asked = isLetter ? names : names.filter((name) => name !== 'a');
  const fits = (field: FieldProfile): boolean =>
    (isPlain(field) || field.lists > 0 || isConversation(field) || isTranscript(field)) && !isNothing(field);
  const [field] = candidates.named({ names: asked, fits });
  if (!field) return undefined;
  const several = severalNames.includes(field.plainName) || severalNames.includes(field.plainPath);
  const isOne = field.values.every((value) => listLength(value) < 2);
  if (!several || isOne) return candidates.use('answer', field, { why: byName(field) });
  return candidates.use('answer', field, { why: `${byName(field)}: the first of several`, grade: 'likely' });
}

function listLength(value: unknown): number {
  const list = structured(value);
  return Array.isArray(list) ? list.length : 1;
}

/** Whether a field says in every record that there is nothing (UltraFeedback's ["None"]). */
function isNothing({ values }: FieldProfile): boolean {
  return values.every((value) => /^(?:none|nan|null|n\/a)?$/i.test(textOf(structured(value)).trim()));
}

/** A text whose name has the word for an answer in it, where no other has. */
function likelyAnswer(candidates: Candidates, rivals: readonly FieldProfile[]): string | undefined {
  if (rivals.length > 0) {
    const listed = rivals.map(({ path }) => `"${path}"`).join(' and ');
    candidates.leave('answer', `none: ${listed} compete, and no field of its own holds the better`, rivals);
    return undefined;
  }
  const fits = (field: FieldProfile): boolean => isAnswerPart(field) && isProse(field) && !isCategory(field);
  const [field, ...others] = candidates.free().filter(fits);
  return field && others.length === 0
    ? candidates.use('answer', field, { why: byName(field), grade: 'likely' })
    : undefined;
}

function isAnswerPart({ plainName }: FieldProfile): boolean {
  return answerPart.test(plainName) && !rejectedName.test(plainName);
}

/**
 * Texts or conversations that are answers to the same by their names, which differ in a letter or a number only: `response_0` and
 * `response_1`, `human_ref_A` and `human_ref_B`. None where there are no two.
 */
export function rivalAnswers(candidates: Candidates): FieldProfile[] {
  const holds = (field: FieldProfile): boolean =>
    isConversation(field) || (field.texts > field.values.length / 2 && !holdsReferences(field));
  const numbered = candidates
    .free()
    .filter((field) => isAnswerPart(field) && stemOf(field) !== undefined && holds(field))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return numbered.filter((field) =>
    numbered.some((other) => other !== field && stemOf(other) === stemOf(field)),
  );
}

function stemOf({ plainName }: FieldProfile): string | undefined {
  return /^(.*?)_?(?:[abjk]|[0-9])$/.exec(plainName)?.[1];
}
