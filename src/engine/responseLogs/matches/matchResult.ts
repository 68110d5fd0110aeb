import { numberOf } from '../reading/answer';

const firstWins = new Set([
  ...[
    '1-0',
    '1-0f',
    '+:-',
    '+--',
    'win',
    'w',
    'won',
    'first',
    'white',
    'white wins',
    'home',
    'h',
    'home win',
  ],
  ...[
    'a',
    'model_a',
    'player_a',
    'player_1',
    'team_a',
    'left',
    'left_vote',
    'leftvote',
    'a_wins',
    'output_1',
  ],
  ...['[[a]]', 'a>b', 'a>>b', 'a wins', 'model_1', 'assistant a'],
]);
const secondWins = new Set([
  ...['0-1', '0-1f', '-:+', '--+', 'loss', 'l', 'lost', 'second', 'black', 'black wins', 'away', 'away win'],
  ...[
    'b',
    'model_b',
    'player_b',
    'player_2',
    'team_b',
    'right',
    'right_vote',
    'rightvote',
    'b_wins',
    'output_2',
  ],
  ...['[[b]]', 'b>a', 'b>>a', 'a<b', 'a<<b', 'b wins', 'model_2', 'assistant b'],
]);
const draws = new Set([
  ...[
    '1/2-1/2',
    '½-½',
    '0.5-0.5',
    '0,5-0,5',
    '.5-.5',
    '=-=',
    '1/2',
    '½',
    '=',
    'draw',
    'd',
    'x',
    'tie',
    'tied',
  ],
  ...[
    'drawn',
    'remis',
    'both_bad',
    'bothbad',
    'both bad',
    'bothbad_vote',
    'tie_vote',
    'tievote',
    'both_good',
  ],
  ...['[[c]]', 'a=b', 'equal', 'neither', 'both'],
]);
const unplayed = new Set(['*', '']);
const goals = /^(\d+)\s*[-:]\s*(\d+)$/;

/**
 * What a match was worth to its first player: the points of so many games, from a number, from words such as `1-0`,
 * `win` and `draw`, from goals such as `2:1`, or from the winner's name. NaN where it was not played, undefined for what
 * is no result.
 */
export function pointsOf(value: unknown, first: string, second: string, games: number): number | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text !== '' && text === first) return games;
  if (text !== '' && text === second) return 0;
  const word = plain(text);
  if (firstWins.has(word)) return games;
  if (secondWins.has(word)) return 0;
  if (draws.has(word) || word.startsWith('tie ') || word.startsWith('tie(')) return games / 2;
  if (value === null || value === undefined || (typeof value === 'string' && unplayed.has(word))) return NaN;
  const [, one, other] = goals.exec(word) ?? [];
  if (one !== undefined) return pointsOfGoals(Number(one), Number(other), games);
  const number = numberOf(value);
  return number === undefined || Number.isNaN(number) || (number >= 0 && number <= games)
    ? number
    : undefined;
}

/** What goals or points of both are worth to the first; NaN where one of them is not known. */
export function pointsOfGoals(first: unknown, second: unknown, games: number): number | undefined {
  const [one, other] = [numberOf(first), numberOf(second)];
  if (one === undefined || other === undefined) return undefined;
  if (Number.isNaN(one) || Number.isNaN(other)) return NaN;
  return one > other ? games : one < other ? 0 : games / 2;
}

/** What three fields are worth to the first, of which one is 1: the first won, the second won, or neither. */
export function pointsOfWinners(
  values: readonly [unknown, unknown, unknown],
  games: number,
): number | undefined {
  const [first, second, tie] = values.map(numberOf);
  if ([first, second, tie].every((one) => Number.isNaN(one))) return NaN;
  if ((first ?? 0) + (second ?? 0) + (tie ?? 0) !== 1) return undefined;
  return first === 1 ? games : second === 1 ? 0 : games / 2;
}

/** Preferences of AlpacaEval: 1 for the first output, 2 for the second, between them in part. */
export function pointsOfPreference(value: unknown, games: number): number | undefined {
  const number = numberOf(value);
  if (number === undefined || Number.isNaN(number)) return number;
  return number >= 1 && number <= 2 ? games * (2 - number) : number === 0 ? games / 2 : undefined;
}

/** In small letters, with plain hyphens and without blanks about them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*([-:])\s*/g, '$1');
}
