import type { Candidate, Detection, Grade } from '../../detection/detection';
import type { Role } from '../fields/fieldMap';
import { textOf } from '../fields/fieldText';
import { isPlain, profilesOf, type FieldProfile } from '../fields/profile';
import type { Fields } from '../reading/record';
import { isNearName } from './nearNames';

/** What a role is looked for by. */
export interface Wanted {
  readonly role: Role;
  /** Names, the likeliest first; a dotted one is a whole path. */
  readonly names: readonly string[];
  readonly fits: (field: FieldProfile) => boolean;
  /** The share of the records that must have the field: half of them, where nothing is said. */
  readonly share?: number;
}

/** How a field came to its role. */
export interface Found {
  readonly why: string;
  readonly grade?: Grade;
  readonly others?: readonly FieldProfile[];
  readonly question?: string;
}

/** The fields of the sampled records: those that still have no role, and how the others came to theirs. */
export class Candidates {
  readonly profiles: readonly FieldProfile[];
  readonly detections: Detection[] = [];
  private readonly used = new Set<string>();

  constructor(readonly samples: readonly Fields[]) {
    this.profiles = profilesOf(samples);
  }

  /** The field of a path. */
  at(path: string | undefined): FieldProfile | undefined {
    return this.profiles.find((field) => field.path === path);
  }

  /** The fields that have no role and stand in more than this share of the records. */
  free(share = 0.5): FieldProfile[] {
    return this.profiles.filter(
      (field) => !this.used.has(field.path) && field.values.length > share * this.samples.length,
    );
  }

  /** Takes a field away from those that a role may have. */
  keep(path: string): void {
    this.used.add(path);
  }

  /** The fields that have one of the names and fit, the likeliest first: those of the record before those within an object. */
  named({ names, fits, share }: Omit<Wanted, 'role'>): FieldProfile[] {
    const free = this.free(share).filter(fits);
    return [isOuter, isWrapped].flatMap((where) =>
      names.flatMap((name) =>
        free.filter((field) =>
          name.includes('.')
            ? where === isOuter && field.plainPath === name
            : where(field) && hasName(field, name),
        ),
      ),
    );
  }

  /** The fields whose name comes near to one of the names and that fit, the likeliest first. */
  nearlyNamed({ names, fits, share }: Omit<Wanted, 'role'>): FieldProfile[] {
    const free = this.free(share).filter(fits);
    return names.flatMap((name) => free.filter((field) => isNearName(field, name)));
  }

  /** Takes the likeliest field of a name; undefined where none fits. */
  take(wanted: Wanted): string | undefined {
    const [field] = this.named(wanted);
    return field && this.use(wanted.role, field, { why: byName(field) });
  }

  /** Gives a field its role. */
  use(role: Role, field: FieldProfile, { why, grade = 'certain', others = [], question }: Found): string {
    this.used.add(field.path);
    this.detections.push({
      subject: role,
      taken: field.path,
      why: `${why}, in ${field.values.length} of ${this.samples.length} sampled`,
      grade,
      others: others.map(candidateOf),
      ...(grade !== 'certain' && { remedy: { kind: 'chooseFields' as const, roles: [role] } }),
      ...(question !== undefined && { question }),
    });
    return field.path;
  }

  /** Says that no field has a role, though some may be meant. */
  leave(role: Role, why: string, others: readonly FieldProfile[]): void {
    this.detections.push({
      ...{ subject: role, taken: '', why, grade: 'likely', others: others.map(candidateOf) },
      remedy: { kind: 'chooseFields', roles: [role] },
    });
  }
}

/** That a field was taken for its name. */
export function byName(field: FieldProfile): string {
  return `named "${field.path.slice(field.path.lastIndexOf('.') + 1)}"`;
}

const shownLetters = 80;

function candidateOf({ path, values }: FieldProfile): Candidate {
  const text = textOf(values[0]).replace(/\s+/g, ' ').trim();
  const letters = [...text];
  return {
    name: path,
    example: letters.length > shownLetters ? `${letters.slice(0, shownLetters).join('')}…` : text,
  };
}

function hasName(field: FieldProfile, name: string): boolean {
  return field.name === name || field.plainName === name;
}

function isOuter(field: FieldProfile): boolean {
  return !field.path.includes('.') || field.path.toLowerCase() === field.name;
}

/** A field inside an object that only wraps the record or its question, such as `question.stem`. */
function isWrapped(field: FieldProfile): boolean {
  return /^(question|doc|document|data|item|example|record|row|input|fields|sample|problem)\.[^.]+$/i.test(
    field.path,
  );
}

/** The mean length of a field's values as texts, in UTF-16 units. */
export function meanLength(field: FieldProfile): number {
  return field.values.reduce<number>((sum, value) => sum + textOf(value).length, 0) / field.values.length;
}

const longestClass = 40;

/** Whether a field's values are few and short, and come again and again: a category, not a text of the record's own. */
export function isCategory(field: FieldProfile): boolean {
  return (
    isPlain(field) &&
    field.values.length >= 4 &&
    field.distinct <= field.values.length / 2 &&
    field.values.every((value) => textOf(value).length <= longestClass)
  );
}
