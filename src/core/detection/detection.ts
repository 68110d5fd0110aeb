import * as v from 'valibot';
import type { Message } from '../message';
import { remedySchema } from '../remedy';
import { UserError } from '../userError';

/**
 * How sure a detection is. What is certain goes without saying; what is likely is told in a line, and the work goes on;
 * where the data does not settle it (unsure), it is asked before anything is computed that rests on it.
 */
export const grades = ['certain', 'likely', 'unsure'] as const;

/** One of them. */
export type Grade = (typeof grades)[number];

/** What can be found out: how a file is read, which field has which role, which end of a difficulty is hard, what a log means. */
export const subjects = [
  ...(['format', 'encoding', 'header', 'records'] as const),
  ...(['question', 'context', 'answer', 'solution', 'choices', 'label', 'key', 'difficulty'] as const),
  ...(['direction', 'levels'] as const),
  ...(['respondent', 'item', 'verdict', 'step', 'scale', 'join'] as const),
] as const;

/** One of them. */
export type Subject = (typeof subjects)[number];

/** Something that was found out from the data, and how sure that is. */
export const detectionSchema = v.object({
  subject: v.picklist(subjects),
  /** What was taken: a field's path, an encoding, a direction; empty where something is only proposed. */
  taken: v.string(),
  /** Why, in words that go on from what was taken. */
  why: v.string(),
  grade: v.picklist(grades),
  /** What else there is; empty where there is nothing. */
  others: v.array(
    v.object({
      /** The field, direction, encoding … as the remedy takes it. */
      name: v.string(),
      /** What it would be, by an example from the data; empty where there is none to show. */
      example: v.string(),
    }),
  ),
  /** How to say what is meant; absent where nothing needs saying. */
  remedy: v.optional(remedySchema),
  /** The question as one sentence, where it is unsure. */
  question: v.optional(v.string()),
});

/** Something that was found out from the data, and how sure that is. */
export type Detection = Message<typeof detectionSchema>;

/** Something else that might be meant. */
export type Candidate = Detection['others'][number];

/** Throws UserError with the question of the first of these subjects, or of any where none is named, that the data does not settle. */
export function refuseUnsure(detections: readonly Detection[], ...about: readonly Subject[]): void {
  const isMeant = ({ subject }: Detection): boolean => about.length === 0 || about.includes(subject);
  const open = detections.find((one) => one.grade === 'unsure' && isMeant(one));
  if (open) throw new UserError(questionOf(open), { remedy: open.remedy });
}

/** What is to be settled, as a sentence. */
export function questionOf({ question, subject, taken, why }: Detection): string {
  return question ?? `The ${subject} is not clear: ${taken}, ${why}.`;
}
