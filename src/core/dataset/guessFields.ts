import type { Detection } from '../detection/detection';
import { findDifficulty } from './findDifficulty';
import { exampleOf, textOf } from './example';
import type { FieldMap, Role } from './fields/fieldMap';
import { withOverrides, withSaid } from './fields/overriddenFields';
import {
  questionNames,
  secondParts,
  conversationNames,
  chosenNames,
  answerNames,
  solutionNames,
  stepLists,
  contextNames,
  choiceNames,
  choiceColumns,
  goldNames,
  labelNames,
  keyNames,
} from './fields/fieldNames';
import { readDifficulty, type SaidDifficulty } from './readDifficulty';
import { isConversation, isPlain, profilesOf, type FieldProfile } from './fields/profile';
import type { Fields } from './reading/record';
import { shapeOf, type Shape } from './shape';

/** What the fields of a dataset were found to be. */
export interface DetectedFields {
  readonly shape: Shape;
  readonly map: FieldMap;
  /** How each came to its role. */
  readonly detections: readonly Detection[];
  /** Every field seen in the sample. */
  readonly paths: readonly string[];
}

/** Finds out which field is what from sampled records. What the user says stands above what is found. */
export function detectFields(
  samples: readonly Fields[],
  overrides: Partial<Record<Role, readonly string[]>> = {},
  said: SaidDifficulty = {},
): DetectedFields {
  const detector = new Detector(samples, said.levels);
  const paths = detector.profiles.map((field) => field.path);
  const read = readDifficulty(withOverrides(detector.map(), overrides), samples, paths, said);
  return {
    shape: shapeOf(read.map, detector.profiles),
    map: read.map,
    detections: [...withSaid(read.map, detector.detections, overrides), ...read.detections],
    paths,
  };
}

class Detector {
  readonly profiles: readonly FieldProfile[];
  readonly detections: Detection[] = [];
  private readonly used = new Set<string>();

  constructor(
    private readonly samples: readonly Fields[],
    private readonly levels?: readonly string[],
  ) {
    this.profiles = profilesOf(samples);
  }

  map(): FieldMap {
    const difficulty = this.difficulty();
    const key = this.take('key', keyNames, (field) => isPlain(field) && this.isUnique(field));
    const question = this.question();
    const choices = question.length > 0 ? this.choices() : undefined;
    const label = choices ? this.gold(choices) : undefined;
    const answer = this.answer(question);
    const solution = this.take('solution', solutionNames, isSolution);
    const context = this.take('context', contextNames, isPlain);
    const classLabel = label ?? (choices ? undefined : this.take('label', labelNames, isClass));
    return {
      question,
      difficulty,
      ...(context ? { context } : {}),
      ...(answer ? { answer } : {}),
      ...(solution ? { solution } : {}),
      ...(choices ? { choices } : {}),
      ...(classLabel ? { label: classLabel } : {}),
      ...(choices && label && this.right(choices, label, true) > this.right(choices, label, false)
        ? { countsFromOne: true as const }
        : {}),
      ...(key ? { key } : {}),
    };
  }

  private question(): string[] {
    const talk = this.take('question', conversationNames, isConversation);
    if (talk) return [talk];
    const first = this.take('question', questionNames, isPlain);
    if (!first) {
      const chosen = this.take('question', chosenNames, isConversation);
      if (chosen) return [chosen];
      const longest = this.longestText();
      return longest ? [longest] : [];
    }
    const name = first.slice(first.lastIndexOf('.') + 1).toLowerCase();
    const second = this.take('question', [secondParts[name] ?? ''], isPlain, 0);
    return second ? [first, second] : [first];
  }

  /** A dataset whose names say nothing: the longest text is the question, unless it is an answer by its name. */
  private longestText(): string | undefined {
    const mean = (field: FieldProfile): number =>
      field.values.reduce<number>((sum, value) => sum + textOf(value).length, 0) / field.values.length;
    const [longest] = this.profiles
      .filter((field) => !this.used.has(field.path) && field.texts > this.samples.length / 2)
      .filter((field) => !answerNames.includes(field.name) && !/url|link|path|rejected/.test(field.name))
      .sort((one, other) => mean(other) - mean(one));
    return longest && mean(longest) >= 12
      ? this.use('question', longest, 'the longest text of the record')
      : undefined;
  }

  private answer(question: readonly string[]): string | undefined {
    const chosen = this.take('answer', chosenNames, (field) => isPlain(field) || field.conversations > 0);
    if (chosen) return chosen;
    const talk = this.profiles.find((field) => field.path === question[0] && isConversation(field));
    if (talk) {
      const why = chosenNames.includes(talk.name)
        ? 'the last turn of the chosen conversation'
        : 'the last turn of the assistant';
      return this.use('answer', talk, why);
    }
    return this.take('answer', answerNames, (field) => isPlain(field) || field.lists > 0);
  }

  private choices(): string[] | undefined {
    const whole = this.take(
      'choices',
      choiceNames,
      (field) => field.lists + field.objects > field.values.length / 2,
    );
    if (whole) return [whole];
    const columns = this.profiles.filter((field) => isPlain(field) && choiceColumns.test(field.name));
    if (columns.length < 2) return undefined;
    return columns.map((field) => this.use('choices', field, 'one of several columns named like choices'));
  }

  private gold(choices: readonly string[]): string | undefined {
    const names = (field: FieldProfile): boolean => {
      const right = Math.max(this.right(choices, field.path, false), this.right(choices, field.path, true));
      return isPlain(field) && right > field.values.length / 2;
    };
    return this.take('label', goldNames, names);
  }

  /** In how many sampled records this field tells the right choice. */
  private right(choices: readonly string[], label: string, fromOne: boolean): number {
    const map: FieldMap = {
      question: [],
      difficulty: [],
      choices,
      label,
      ...(fromOne ? { countsFromOne: true } : {}),
    };
    return this.samples.filter((fields) => exampleOf(fields, map, 0, '').gold >= 0).length;
  }

  private difficulty(): string[] {
    const { paths, detections } = findDifficulty(this.profiles, this.samples.length, this.levels);
    this.detections.push(...detections);
    for (const path of paths) this.used.add(path);
    return [...paths];
  }

  private isUnique(field: FieldProfile): boolean {
    return field.values.length === this.samples.length && field.distinct === field.values.length;
  }

  private take(
    role: Role,
    names: readonly string[],
    fits: (field: FieldProfile) => boolean,
    share = 0.5,
  ): string | undefined {
    const candidates = this.profiles.filter(
      (field) =>
        !this.used.has(field.path) && field.values.length > share * this.samples.length && fits(field),
    );
    for (const level of [candidates.filter(isOuter), candidates.filter(isWrapped)]) {
      const fields = names.map((name) => level.find((field) => field.name === name));
      const field = fields.find((one) => one !== undefined);
      if (field) return this.use(role, field, `named "${field.path.slice(field.path.lastIndexOf('.') + 1)}"`);
    }
    return undefined;
  }

  private use(role: Role, field: FieldProfile, why: string): string {
    this.used.add(field.path);
    const seen = `in ${field.values.length} of ${this.samples.length} sampled`;
    this.detections.push({
      subject: role,
      taken: field.path,
      why: `${why}, ${seen}`,
      grade: 'certain',
      others: [],
    });
    return field.path;
  }
}

function isOuter(field: FieldProfile): boolean {
  return !field.path.includes('.') || field.path.toLowerCase() === field.name;
}

/** A field inside an object that only wraps the record or its question, such as `question.stem`. */
function isWrapped(field: FieldProfile): boolean {
  return /^(question|doc|document|data|item|example|record|row|input|fields)\.[^.]+$/i.test(field.path);
}

function isClass(field: FieldProfile): boolean {
  const short = field.values.every((value) => textOf(value).length <= 60);
  return (
    isPlain(field) && short && field.distinct > 1 && field.distinct <= Math.max(2, field.values.length / 3)
  );
}

function isSolution(field: FieldProfile): boolean {
  return isPlain(field) || (stepLists.includes(field.name) && field.lists > field.values.length / 2);
}
