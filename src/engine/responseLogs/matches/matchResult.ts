import { numberOf } from '../reading/answer';

const firstWins = new Set([
  '1-0',
  'win',
  'w',
  'won',
  'first',
  'white',
  'home',
  'a',
  'model_a',
  'player_a',
  'player_1',
  'team_a',
]);
const secondWins = new Set([
  '0-1',
  'loss',
  'l',
  'lost',
  'second',
  'black',
  'away',
  'b',
  'model_b',
  'player_b',
  'player_2',
  'team_b',
]);
const draws = new Set(['1/2-1/2', '½-½', '0.5-0.5', 'draw', 'd', 'tie', 'tied', 'drawn', '½', '1/2']);
const unplayed = new Set(['*', '']);

/**
 * What a match was worth to its first player: the points of so many games, from a number, from words such as `1-0`,
 * `win` and `draw`, or from the winner's name. NaN where it was not played, undefined for what is no result.
 */
export function pointsOf(value: unknown, first: string, second: string, games: number): number | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text !== '' && text === first) return games;
  if (text !== '' && text === second) return 0;
  const word = text.toLowerCase();
  if (firstWins.has(word)) return games;
  if (secondWins.has(word)) return 0;
  if (draws.has(word) || word.startsWith('tie ')) return games / 2;
  if (value === null || value === undefined || (typeof value === 'string' && unplayed.has(word))) return NaN;
  const number = numberOf(value);
  return number === undefined || Number.isNaN(number) || (number >= 0 && number <= games)
    ? number
    : undefined;
}
