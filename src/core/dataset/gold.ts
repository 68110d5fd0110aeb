import { isScored, type Choices } from './choices';
import type { GoldBy } from './fields/fieldMap';
import { plainText } from './fields/fieldText';
import { structured } from './fields/literal';
import { isFields } from './reading/record';

/**
 * The right one of several choices, by its label ("C", "(C)", "c."), its text in whatever case, its index (counted from
 * `first`), or a list that has a verdict for each of them ([0, 1, 0]: the first that is right); by one of these alone, where
 * `by` says so. -1 where nothing tells it.
 */
export function goldChoice(value: unknown, offered: Choices, first: 0 | 1, by?: GoldBy): number {
  const given = structured(value);
  if (Array.isArray(given)) return goldOfList(given, offered.choices.length);
  if (isFields(given)) return isScored(given) ? goldOfList(Object.values(given), offered.choices.length) : -1;
  const text = plainText(value).trim();
  if (text === '') return -1;
  const words = by === 'number' ? -1 : choiceNamed(text, offered, by);
  return words >= 0 || by === 'label' || by === 'text' ? words : indexOf(text, offered.choices.length, first);
}

function choiceNamed(text: string, { choices, labels }: Choices, by?: GoldBy): number {
  const lower = text.toLowerCase();
  const bare = /^\(?\s*([a-z0-9]{1,2})\s*[).:]*$/i.exec(text)?.[1]?.toLowerCase();
  const ways: [GoldBy, () => number][] = [
    ['label', () => labels.findIndex((label) => label.toLowerCase() === lower)],
    ['text', () => choices.indexOf(text)],
    ['text', () => onlyIndex(choices, (choice) => choice.trim().toLowerCase() === lower)],
    ['label', () => (bare === lower ? -1 : labels.findIndex((label) => label.toLowerCase() === bare))],
    ['label', () => labelled(text, { choices, labels })],
  ];
  const found = ways.filter(([way]) => by === undefined || way === by).map(([, find]) => find());
  return found.find((at) => at >= 0) ?? -1;
}

const verdict = /^(?:(1(?:\.0)?|true|correct|right)|0(?:\.0)?|false|incorrect|wrong|)$/i;

function goldOfList(list: readonly unknown[], count: number): number {
  const verdicts = list.map((one) => verdict.exec(plainText(one)));
  const areVerdicts = list.length === count && verdicts.every((found) => found !== null);
  return areVerdicts ? verdicts.findIndex((found) => found?.[1] !== undefined) : -1;
}

/** The index of the only one that fits; -1 where none does, or several. */
function onlyIndex(choices: readonly string[], fits: (choice: string) => boolean): number {
  const at = choices.findIndex(fits);
  return choices.findLastIndex(fits) === at ? at : -1;
}

/** The choice of "B) blue", "(B) blue" or "B. blue": its letter and its text agree. */
function labelled(text: string, { choices, labels }: Choices): number {
  const [, label, words] = /^\(?([a-z0-9])\s*[).:]\s*(\S[^]*)$/i.exec(text) ?? [];
  const at = labels.findIndex((one) => one.toLowerCase() === label?.toLowerCase());
  return at >= 0 && choices[at]!.trim().toLowerCase() === words?.trim().toLowerCase() ? at : -1;
}

function indexOf(text: string, count: number, first: 0 | 1): number {
  const index = Number(text) - first;
  return Number.isInteger(index) && index >= 0 && index < count ? index : -1;
}
