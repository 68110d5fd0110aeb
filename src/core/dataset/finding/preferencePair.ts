import { isConversation, isPlain, type FieldProfile } from '../fields/profile';
import { chosenNames } from '../names/answerNames';
import type { Candidates } from './candidates';

/** The better and the worse of two answers to one question. */
export interface PreferencePair {
  readonly chosen: FieldProfile;
  readonly rejected: FieldProfile;
}

const better = /(?:^|_)(?:w|win|wins|winner|winning|chosen|preferred|positive|pos|better|good)(?:_|$)/;
const opposites: Readonly<Record<string, readonly string[]>> = {
  w: ['l'],
  win: ['lose', 'loss'],
  wins: ['loses', 'losses'],
  winner: ['loser'],
  winning: ['losing'],
  chosen: ['rejected'],
  preferred: ['rejected', 'dispreferred', 'unpreferred', 'nonpreferred', 'non_preferred'],
  positive: ['negative'],
  pos: ['neg'],
  better: ['worse'],
  good: ['bad'],
};

/**
 * The answers of a preference pair by two names that differ in one word, of which one says that it won and the other that it lost:
 * `answer_w` and `answer_l`, `winning_response` and `losing_response`. Undefined where there is no such pair, more than one, or
 * where the better one has a name of its own (`chosen`).
 */
export function preferencePair(candidates: Candidates): PreferencePair | undefined {
  const fields = candidates
    .free()
    .filter((field) => isPlain(field) || isConversation(field))
    .filter(({ plainName }) => !chosenNames.includes(plainName));
  const pairs = fields.flatMap((chosen) => {
    const word = better.exec(chosen.plainName)?.[0].replaceAll('_', '');
    const names = (opposites[word ?? ''] ?? []).map((other) => swapped(chosen.plainName, word!, other));
    const rejected = fields.find(({ plainName }) => names.includes(plainName));
    return rejected && holdsText(chosen) && holdsText(rejected) ? [{ chosen, rejected }] : [];
  });
  return pairs.length === 1 ? pairs[0] : undefined;
}

function swapped(name: string, word: string, other: string): string {
  return name
    .split('_')
    .map((part) => (part === word ? other : part))
    .join('_');
}

function holdsText(field: FieldProfile): boolean {
  return isConversation(field) || field.texts > field.values.length / 2;
}
