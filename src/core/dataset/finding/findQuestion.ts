import { answerNames, answerPart, chosenNames, rejectedName } from '../names/answerNames';
import { conversationNames, toldNames } from '../names/conversationNames';
import { besideName, questionNames, secondParts, sureQuestionNames } from '../names/questionNames';
import { foreignNames } from '../fields/foreignNames';
import { textOf } from '../fields/fieldText';
import { structured } from '../fields/literal';
import { isConversation, isPlain, isTranscript, type FieldProfile } from '../fields/profile';
import { byName, isCategory, meanLength, type Candidates } from './candidates';
import { holdsReferences, isProse } from './prose';

const foreign = foreignNames.question ?? [];
const sureNames = [...sureQuestionNames, ...foreign];
const names = [...sureNames, ...questionNames.slice(sureQuestionNames.length)];

/**
 * The fields that make up the question: a conversation by its name and shape, else a text by its name (and its second part),
 * else the chosen conversation of a preference pair, a conversation under any name, or the longest text that nothing else
 * claims. None where no field can be one.
 */
export function findQuestion(candidates: Candidates): string[] {
  return (
    namedConversation(candidates) ??
    turnsOfUser(candidates) ??
    namedText(candidates) ??
    nearlyNamedText(candidates) ??
    chosenConversation(candidates) ??
    unnamedConversation(candidates) ??
    repeatedText(candidates) ??
    unnamedText(candidates) ??
    []
  );
}

/** Whether a field holds conversations: by its shape, or by its name and texts in turn. */
export function isTold(field: FieldProfile): boolean {
  return (
    isConversation(field) ||
    isTranscript(field) ||
    (toldNames.includes(field.plainName) && field.told > field.values.length / 2)
  );
}

function namedConversation(candidates: Candidates): string[] | undefined {
  const talk = candidates.take({ role: 'question', names: conversationNames, fits: isTold });
  return talk === undefined ? undefined : [talk];
}

/** MT-Bench's `turns`: what the user says, one text a turn, without the answers. */
function turnsOfUser(candidates: Candidates): string[] | undefined {
  const isList = (field: FieldProfile): boolean => field.lists > field.values.length / 2 && isTextList(field);
  const [field] = candidates.named({ names: ['turns'], fits: isList });
  if (!field) return undefined;
  const why = `${byName(field)}: texts without a speaker, all taken for the user's`;
  return [candidates.use('question', field, { why, grade: 'likely' })];
}

function isTextList({ values }: FieldProfile): boolean {
  return values
    .map(structured)
    .every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));
}

function namedText(candidates: Candidates): string[] | undefined {
  const premises = candidates.named({ names: ['premise'], fits: isProse });
  const isQuestion = (field: FieldProfile): boolean =>
    (isPlain(field) || (field.plainName === 'questions' && isTextList(field))) &&
    !isCategory(field) &&
    !(premises.length > 0 && isCue(field)) &&
    !holdsReferences(field);
  const [first, ...rest] = candidates.named({ names, fits: isQuestion });
  if (!first) return undefined;
  const sure = sureNames.includes(first.plainName);
  const second = secondPart(candidates, first);
  const others = (sure ? rivalQuestions(first, rest) : longerTexts(candidates, first)).filter(
    ({ path }) => path !== second?.path && path !== first.path,
  );
  return inTwoParts(candidates, first, second, others);
}

/** Takes a text, and its second part where there is one. */
function inTwoParts(
  candidates: Candidates,
  first: FieldProfile,
  second: FieldProfile | undefined,
  others: readonly FieldProfile[],
): string[] {
  const grade = others.length > 0 ? 'likely' : 'certain';
  const path = candidates.use('question', first, { why: byName(first), others, grade });
  return second ? [path, candidates.use('question', second, { why: byName(second) })] : [path];
}

function nearlyNamedText(candidates: Candidates): string[] | undefined {
  const fits = (field: FieldProfile): boolean =>
    isPlain(field) && !isCategory(field) && !holdsReferences(field);
  const [field, ...others] = candidates.nearlyNamed({ names: sureNames, fits });
  if (!field) return undefined;
  const why = `its name, "${field.path}", says so`;
  return [candidates.use('question', field, { why, grade: 'likely', others })];
}

/** Whether a field only says in a word or two what is asked of a premise, as COPA's "cause" and "effect" do. */
function isCue({ plainName, values }: FieldProfile): boolean {
  return (
    (secondParts['premise'] ?? []).includes(plainName) &&
    plainName !== 'hypothesis' &&
    values.every((value) => textOf(value).trim().split(/\s+/).length <= 2)
  );
}

function secondPart(candidates: Candidates, first: FieldProfile): FieldProfile | undefined {
  const parts = secondParts[first.plainName] ?? [];
  const inside = first.path.slice(0, first.path.lastIndexOf('.') + 1);
  return candidates
    .named({ names: parts, fits: isPlain, share: 0 })
    .find(
      (field) => field.path.slice(0, field.path.lastIndexOf('.') + 1) === inside && !holdsReferences(field),
    );
}

/** Other texts that a name says to be the question just as clearly, and that say something else. */
function rivalQuestions(first: FieldProfile, rest: readonly FieldProfile[]): FieldProfile[] {
  const differs = (field: FieldProfile): boolean =>
    field.values.some((value, at) => value !== first.values[at]);
  return rest.filter((field) => sureNames.includes(field.plainName) && isProse(field) && differs(field));
}

/** Texts that nothing claims and that are longer than one whose name says little. */
function longerTexts(candidates: Candidates, first: FieldProfile): FieldProfile[] {
  return unclaimed(candidates).filter((field) => meanLength(field) > meanLength(first));
}

function chosenConversation(candidates: Candidates): string[] | undefined {
  const talk = candidates.take({
    role: 'question',
    names: chosenNames,
    fits: (field) => isConversation(field) || isTranscript(field),
  });
  return talk === undefined ? undefined : [talk];
}

/** A conversation under a name that does not say so. */
function unnamedConversation(candidates: Candidates): string[] | undefined {
  const claimed = [...answerNames, ...chosenNames];
  const talks = candidates
    .free()
    .filter((field) => (isConversation(field) || isTranscript(field)) && !claimed.includes(field.plainName))
    .filter(({ plainName }) => !rejectedName.test(plainName));
  const [talk, ...others] = talks.sort(
    (one, other) => other.answered - one.answered || (one.path < other.path ? -1 : 1),
  );
  if (!talk) return undefined;
  return [
    candidates.use('question', talk, {
      ...{ why: 'a conversation by its shape', grade: 'likely', others },
    }),
  ];
}

/** What is named as the question, though the same few texts come again and again, or its texts are lists. */
function repeatedText(candidates: Candidates): string[] | undefined {
  const [first] = candidates.named({ names: sureNames, fits: (field) => field.objects === 0 });
  if (!first) return undefined;
  const second = secondPart(candidates, first);
  const others = longerTexts(candidates, first).filter(({ path }) => path !== second?.path);
  return inTwoParts(candidates, first, second, others);
}

const shortest = 12;

/** A dataset whose names say nothing: the longest text is the question; where another is nearly as long, nobody knows. */
function unnamedText(candidates: Candidates): string[] | undefined {
  const [longest, ...others] = unclaimed(candidates).filter((field) => meanLength(field) >= shortest);
  if (!longest) return undefined;
  const near = others.filter((field) => meanLength(field) >= meanLength(longest) / 4);
  const listed = [longest, ...near].map(({ path }) => `"${path}"`).join(' and ');
  return [
    candidates.use('question', longest, {
      ...{
        why: others.length > 0 ? 'the longest text of the record' : 'the only text of the record',
        others,
      },
      grade: near.length > 0 ? 'unsure' : 'likely',
      ...(near.length > 0 && {
        question: `The fields ${listed} are texts, and no name says which is the question.`,
      }),
    }),
  ];
}

/** The texts that no other role claims by its name, the longest first. */
function unclaimed(candidates: Candidates): FieldProfile[] {
  const claims = (name: string): boolean =>
    answerNames.includes(name) ||
    answerPart.test(name) ||
    foreignAnswers.includes(name) ||
    besideName.test(name) ||
    rejectedName.test(name);
  return candidates
    .free()
    .filter((field) => isProse(field) && !isCategory(field) && !claims(field.plainName))
    .sort((one, other) => meanLength(other) - meanLength(one) || (one.path < other.path ? -1 : 1));
}

const foreignAnswers = [...(foreignNames.answer ?? []), ...(foreignNames.solution ?? [])];
