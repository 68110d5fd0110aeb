import { choicesOf } from '../choices';
import { choiceColumns, choiceNames, goldNames, rightChoice, wrongChoices } from './choiceNames';
import { foreignNames } from '../fields/foreignNames';
import { isPlain, type FieldProfile } from '../fields/profile';
import type { Fields } from '../reading/record';
import { byName, type Candidates } from './candidates';
import { goldReading } from './goldReading';

/** The choices of a multiple-choice question and what says which of them is right. */
export interface FoundChoices {
  readonly choices: readonly string[];
  readonly label?: string;
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
  const { field, doubt } = found;
  const why = byName(field);
  const label = candidates.use('label', field, {
    ...(doubt === undefined ? { why } : { why: `${why}: ${doubt}`, grade: 'likely' as const }),
  });
  return { choices, label };
}

interface Gold {
  readonly field: FieldProfile;
  /** What else its values may mean. */
  readonly doubt?: string;
}

/** The field that names one of the choices in most records: one beside them, or the list of verdicts that comes with them. */
function goldOf(
  samples: readonly Fields[],
  candidates: Candidates,
  choices: readonly string[],
): Gold | undefined {
  const within = choices.length === 1 ? [`${choices[0]}.labels`, `${choices[0]}.label`] : [];
  const verdicts = within.flatMap((path) => candidates.at(path) ?? []).filter((field) => field.lists > 0);
  const scored = candidates.at(choices.length === 1 ? choices[0] : undefined);
  const own = [...verdicts, ...(scored && scored.objects > 0 ? [scored] : [])];
  const names = [...goldNames, ...(foreignNames.answer ?? [])];
  const named = candidates.named({ names, fits: (field) => field.objects === 0 });
  const isWithin = ({ path }: FieldProfile): boolean => choices.some((one) => path.startsWith(`${one}.`));
  for (const field of [...named.filter((one) => !isWithin(one)), ...own]) {
    if (field !== scored && choices.includes(field.path)) continue;
    const { told, doubt } = goldReading(samples, choices, field.path);
    if (told > field.values.length / 2) return { field, ...(doubt !== undefined && { doubt }) };
  }
  return undefined;
}
