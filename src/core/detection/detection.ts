import type { Remedy } from '../remedy';
import { UserError } from '../userError';

/**
 * How sure a detection is. What is certain goes without saying; what is likely is told in a line, and the work goes on;
 * where the data does not settle it (unsure), it is asked before anything is computed that rests on it.
 */
export const grades = ['certain', 'likely', 'unsure'] as const;

/** One of them. */
export type Grade = (typeof grades)[number];

/** What can be found out: how a file is read, which field has which role, which end of a difficulty is hard, what a log means. */
export type Subject =
  | 'format'
  | 'encoding'
  | 'header'
  | 'records'
  | 'question'
  | 'context'
  | 'answer'
  | 'solution'
  | 'choices'
  | 'label'
  | 'key'
  | 'difficulty'
  | 'direction'
  | 'levels'
  | 'respondent'
  | 'item'
  | 'verdict'
  | 'scale'
  | 'join';

/** Something else that might be meant. */
export interface Candidate {
  /** The field, direction, encoding … as the remedy takes it. */
  readonly name: string;
  /** What it would be, by an example from the data; empty where there is none to show. */
  readonly example: string;
}

/** Something that was found out from the data, and how sure that is. */
export interface Detection {
  readonly subject: Subject;
  /** What was taken: a field's path, an encoding, a direction; empty where something is only proposed. */
  readonly taken: string;
  /** Why, in words that go on from what was taken. */
  readonly why: string;
  readonly grade: Grade;
  /** What else there is; empty where there is nothing. */
  readonly others: readonly Candidate[];
  /** How to say what is meant; undefined where nothing needs saying. */
  readonly remedy?: Remedy | undefined;
  /** The question as one sentence, where it is unsure. */
  readonly question?: string;
}

/** Throws UserError with the question of the first of these subjects that the data does not settle. */
export function refuseUnsure(detections: readonly Detection[], ...subjects: readonly Subject[]): void {
  const open = detections.find(({ grade, subject }) => grade === 'unsure' && subjects.includes(subject));
  if (open)
    throw new UserError(open.question ?? `The ${open.subject} is not clear: ${open.taken}, ${open.why}.`, {
      remedy: open.remedy,
    });
}
