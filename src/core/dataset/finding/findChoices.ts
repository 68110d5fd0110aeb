import { choicesOf } from '../choices';
import { exampleOf } from '../example';
import { choiceColumns, choiceNames, goldNames, rightChoice, wrongChoices } from '../fields/fieldNames';
import type { FieldMap } from '../fields/fieldMap';
import { foreignNames } from '../fields/foreignNames';
import { isPlain, type FieldProfile } from '../fields/profile';
import type { Fields } from '../reading/record';
import { byName, type Candidates } from './candidates';

/** The choices of a multiple-choice question and what says which of them is right. */
export interface FoundChoices {
  readonly choices: readonly string[];
  readonly label?: string;
  readonly countsFromOne?: true;
  /** The field that holds the right choice as a text, where it is one of the choices. */
  readonly answer?: string;
}

/** The fields that hold the choices, and the one that tells the right one; undefined where there are no choices. */
export function findChoices(candidates: Candidates): FoundChoices | undefined {
  const whole = wholeChoices(candidates);
  if (whole) return withGold(candidates, [whole]);
  const beside = besideWrong(candidates);
  if (beside) return beside;
  const columns = inOrder(candidates.free().filter((field) => isPlain(field) && isChoiceColumn(field)));
  if (columns.length < 2) return undefined;
  return withGold(
    candidates,
    columns.map((field) =>
      candidates.use('choices', field, { why: 'one of several columns named like choices' }),
    ),
  );
}

/** Columns in the order of their names, whatever that of the file. */
function inOrder(columns: readonly FieldProfile[]): FieldProfile[] {
  return [...columns].sort((one, other) =>
    one.plainName.localeCompare(other.plainName, 'en', { numeric: true }),
  );
}

function isChoiceColumn({ name, plainName }: FieldProfile): boolean {
  return choiceColumns.test(name) || choiceColumns.test(plainName);
}

function wholeChoices(candidates: Candidates): string | undefined {
  const names = [...choiceNames, ...(foreignNames.choices ?? [])];
  const [field] = candidates
    .named({ names, fits: (one) => holdsChoices(one) })
    .filter(
      (one) =>
        one.plainName !== 'answers' || goldOf(candidates.samples, candidates, [one.path]) !== undefined,
    );
  return field && candidates.use('choices', field, { why: byName(field) });
}

/** Whether most values are two choices or more that say something. */
function holdsChoices({ values }: FieldProfile): boolean {
  const offers = (value: unknown): boolean => {
    const { choices } = choicesOf([value]);
    return choices.length > 1 && choices.every((text) => text !== '' && !text.startsWith('{'));
  };
  return values.filter(offers).length > values.length / 2;
}

/** The right answer beside wrong ones, each in a column or all in a list. */
function besideWrong(candidates: Candidates): FoundChoices | undefined {
  const isWrong = (field: FieldProfile): boolean =>
    wrongChoices.test(field.plainName) && (isPlain(field) || field.lists > 0);
  const wrong = inOrder(candidates.free().filter(isWrong));
  const [right] = candidates.named({ names: rightChoice, fits: isPlain });
  const several = wrong.length > 1 || wrong.some((field) => field.lists > field.values.length / 2);
  if (!right || !several) return undefined;
  const choices = [right, ...wrong].map((field) =>
    candidates.use('choices', field, {
      why: field === right ? `${byName(field)} beside wrong ones` : byName(field),
    }),
  );
  candidates.use('label', right, { why: `${byName(right)}: the right one of the choices` });
  candidates.use('answer', right, { why: byName(right) });
  return { choices, label: right.path, answer: right.path };
}

function withGold(candidates: Candidates, choices: readonly string[]): FoundChoices {
  const found = goldOf(candidates.samples, candidates, choices);
  if (!found) return { choices };
  const label = candidates.use('label', found.field, { why: byName(found.field) });
  return { choices, label, ...(found.fromOne && { countsFromOne: true as const }) };
}

interface Gold {
  readonly field: FieldProfile;
  readonly fromOne: boolean;
}

/** The field that names one of the choices in most records, and whether it counts them from 1. */
function goldOf(
  samples: readonly Fields[],
  candidates: Candidates,
  choices: readonly string[],
): Gold | undefined {
  const beside = choices.length === 1 ? [`${choices[0]}.labels`, `${choices[0]}.label`] : [];
  const own = beside.flatMap((path) => candidates.at(path) ?? []).filter((field) => field.lists > 0);
  const names = [...goldNames, ...(foreignNames.answer ?? [])];
  const named = candidates.named({ names, fits: (field) => field.objects === 0 });
  for (const field of [...own, ...named]) {
    if (choices.includes(field.path)) continue;
    const [fromNought, fromOne] = [false, true].map((one) => rightIn(samples, choices, field.path, one)) as [
      number,
      number,
    ];
    if (Math.max(fromNought, fromOne) > field.values.length / 2)
      return { field, fromOne: fromOne > fromNought };
  }
  return undefined;
}

/** In how many sampled records this field tells the right choice. */
function rightIn(
  samples: readonly Fields[],
  choices: readonly string[],
  label: string,
  fromOne: boolean,
): number {
  const map: FieldMap = {
    ...{ question: [], difficulty: [], choices, label },
    ...(fromOne && { countsFromOne: true as const }),
  };
  return samples.filter((fields) => exampleOf(fields, map, 0, '').gold >= 0).length;
}
