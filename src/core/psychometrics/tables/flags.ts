import type { IrtModel } from '../model/irtModel';
import type { PriorKind } from '../model/priors';

/** What can be the matter with an item, as bits of a number. */
export const itemFlag = {
  unanswered: 1,
  allWrong: 2,
  allCorrect: 4,
  keyProbablyWrong: 8,
  fewRespondents: 16,
  atBound: 32,
  negativeSlope: 64,
} as const;

/** What can be the matter with a respondent, as bits of a number. */
export const respondentFlag = { unanswered: 1, allWrong: 2, allCorrect: 4 } as const;

/** How many respondents an item needs under a model: fewer, and its numbers come from the prior rather than from the data. */
export const fewestRespondents: Record<IrtModel, number> = { '1pl': 10, rasch: 10, '2pl': 100, '3pl': 500 };

/** The same under priors: those that are learnt hold a 2PL's slopes together where answers are few, so that it needs no more than the 1PL. */
export function fewestUnder(model: IrtModel, priors: PriorKind = 'default'): number {
  const areLearnt = priors === 'lognormal' || priors === 'normal';
  return fewestRespondents[model === '2pl' && areLearnt ? '1pl' : model];
}

/**
 * From which z on an item that goes against the rest is told: where an item has nothing to do with ability, less is seen once in 160 items; where it has as little to do
 * with it as a = 0.3, hardly ever.
 */
export const againstAbility = -2.5;

/** The names of an item's flags, in a fixed order, as the tables write them. */
export function itemFlagNames(flags: number): string[] {
  return namesOf(itemFlag, flags);
}

/** The names of a respondent's flags. */
export function respondentFlagNames(flags: number): string[] {
  return namesOf(respondentFlag, flags);
}

function namesOf(all: Readonly<Record<string, number>>, flags: number): string[] {
  return Object.keys(all).filter((name) => (flags & all[name]!) !== 0);
}

/** What the words about an item's flags depend on. */
export interface FlagContext {
  readonly model: IrtModel;
  /** `default` where absent. */
  readonly priors?: PriorKind;
}

/** The flags of an item or of a respondent, each as a sentence, in a fixed order. */
export const flagWords = {
  item: (flags: number, context: FlagContext): string[] => {
    const words = itemWords(context);
    return itemFlagNames(flags).map((name) => words[name as keyof typeof itemFlag]);
  },
  respondent: (flags: number): string[] =>
    respondentFlagNames(flags).map((name) => respondentWords[name as keyof typeof respondentFlag]),
} as const;

const respondentWords: Record<keyof typeof respondentFlag, string> = {
  unanswered: 'This respondent answered nothing.',
  allWrong:
    'This respondent got everything wrong: the ability lies below these items, and how far is assumed, not seen.',
  allCorrect:
    'This respondent got everything right: the ability lies above these items, and how far is assumed, not seen.',
};

function itemWords({ model, priors = 'default' }: FlagContext): Record<keyof typeof itemFlag, string> {
  const bound =
    priors !== 'none'
      ? 'only the prior keeps its difficulty finite'
      : 'its difficulty has no finite estimate';
  return {
    unanswered: 'Nobody answered this item.',
    allWrong: `Everybody got this item wrong: ${bound}.`,
    allCorrect: `Everybody got this item right: ${bound}.`,
    keyProbablyWrong: 'Stronger respondents miss this item more often: its answer key is probably wrong.',
    fewRespondents: `Fewer than ${fewestUnder(model, priors)} respondents answered this item: too few for the ${model.toUpperCase()}.`,
    atBound: 'An estimate of this item ran away: the data do not determine it.',
    negativeSlope:
      'Stronger respondents miss this item more often: its discrimination is negative, and b is where the chance falls below one half, not how hard it is.',
  };
}

/** The flag of a respondent with so many correct attempts: 0, or one of `respondentFlag`. */
export function respondentFlagOf(correct: number, attempts: number): number {
  if (attempts === 0) return respondentFlag.unanswered;
  if (correct === 0) return respondentFlag.allWrong;
  return correct === attempts ? respondentFlag.allCorrect : 0;
}
