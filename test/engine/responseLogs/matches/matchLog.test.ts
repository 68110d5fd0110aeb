import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratedMatches } from '../../../../src/core/psychometrics/glicko/matchRatings';
import {
  readMatches,
  type MatchLog,
  type MatchOptions,
} from '../../../../src/engine/responseLogs/matches/matchLog';
import { temporaryFolder } from '../../../temporary';

const folder = temporaryFolder();
let files = 0;

function written(name: string, content: string): string {
  const own = join(folder, String(files++));
  mkdirSync(own);
  writeFileSync(join(own, name), content);
  return join(own, name);
}

const read = (name: string, content: string, options?: MatchOptions): Promise<MatchLog> =>
  readMatches([written(name, content)], options);

/** `period: first second points/games`, one a match. */
function told({ players, periods }: MatchLog): string[] {
  return periods.flatMap(({ name, matches: { first, second, points, count } }) =>
    Array.from({ length: first.length }, (_, at) => {
      const sides = `${players[first[at]!]} ${players[second[at]!]} ${points[at]}/${count![at]}`;
      return name === '' ? sides : `${name}: ${sides}`;
    }),
  );
}

describe('a log of matches', () => {
  it.each([
    [
      'chess, with the result as players write it',
      'a.csv',
      'White,Black,Result,Round\nann,bob,1-0,10\nbob,cem,1/2-1/2,2\ncem,ann,0-1,2\nann,cem,*,2\n',
      ['2: bob cem 0.5/1', '2: cem ann 0/1', '10: ann bob 1/1'],
    ],
    [
      'players and opponents, with points and games',
      'a.tsv',
      'player\topponent\tscore\tgames\nann\tbob\t2.5\t4\nbob\tcem\t1\t\n',
      ['ann bob 2.5/4', 'bob cem 1/1'],
    ],
    ['winners and losers', 'a.csv', 'winner,loser\nann,bob\ncem,ann\n', ['ann bob 1/1', 'cem ann 1/1']],
    [
      'models in an arena',
      'a.jsonl',
      ['model_a', 'model_b', 'tie (bothbad)']
        .map((winner) => `${JSON.stringify({ model_a: 'm1', model_b: 'm2', winner })}\n`)
        .join(''),
      ['m1 m2 1/1', 'm1 m2 0/1', 'm1 m2 0.5/1'],
    ],
    [
      'the winner by name',
      'a.json',
      JSON.stringify([
        { player_1: 'ann', player_2: 'bob', winner: 'bob', date: '2024-02-01' },
        { player_1: 'ann', player_2: 'bob', winner: 'draw', date: '2024-01-31' },
      ]),
      ['2024-01-31: ann bob 0.5/1', '2024-02-01: ann bob 0/1'],
    ],
    [
      'solvers of puzzles',
      'a.csv',
      'user,puzzle,win\nann,p1,true\nbob,p1,False\n',
      ['ann p1 1/1', 'bob p1 0/1'],
    ],
  ])('is read: %s', async (_, name, content, expected) => {
    expect(told(await read(name, content))).toEqual(expected);
  });

  it('tells its files, what was not played and what could not be used', async () => {
    const lines = [
      'ann,bob,1',
      'ann,bob,*',
      'ann,,1',
      'ann,ann,1',
      'ann,bob,3',
      'ann,bob,maybe',
      'ann,bob',
      'bob,ann,0',
    ];
    const { report, players } = await read('a.csv', `white,black,result\n${lines.join('\n')}\n`);
    expect(players).toEqual(['ann', 'bob']);
    expect(report).toMatchObject({ matches: 2, unplayed: 1, problemCount: 5 });
    expect(report.files).toMatchObject([
      { fields: { first: 'white', second: 'black', result: 'result' }, matches: 2 },
    ]);
    expect(report.problems.map(({ line, text }) => `${line}: ${text}`)).toEqual([
      '4: field "black" is missing or empty',
      '5: "ann" plays against itself',
      '6: field "result" has "3", which is no result of a match',
      '7: field "result" has "maybe", which is no result of a match',
      '8: the record has 2 fields, the header 3',
    ]);
  });

  it('may have its fields named', async () => {
    const log = read('a.csv', 'x,y,z\nann,bob,1\n', { fields: { first: 'x', second: 'y', result: 'z' } });
    expect(told(await log)).toEqual(['ann bob 1/1']);
    await expect(read('a.csv', 'x,y,z\nann,bob,1\n', { fields: { first: 'w' } })).rejects.toThrow(
      'a.csv: it has no field "w", only x, y, z.',
    );
  });

  it.each([
    [
      'a.csv',
      'a,b\n1,2\n',
      'a.csv: no matches were found in it: it takes two players (white and black, home and away,',
    ],
    [
      'a.csv',
      'white,black,result\nann,bob,9\n',
      'line 2: field "result" has "9", which is no result of a match. No match could be used.',
    ],
    ['a.csv', 'white,black,result\nann,bob,*\n', 'a.csv: there is no match with a result in it.'],
    ['a.csv', '', 'a.csv is empty'],
  ])('is refused in a sentence where it has no match: %s, %j', async (name, content, message) => {
    await expect(read(name, content)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(message) as string,
    });
  });

  it('is read no further when it is told to stop', async () => {
    const path = written('a.csv', 'white,black,result\nann,bob,1\n');
    await expect(readMatches([path], { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });

  it('gives the same ratings to the bit whatever order its lines and files are in', async () => {
    const line = fc
      .tuple(
        fc.constantFrom('ann', 'bob', 'cem', 'dan'),
        fc.constantFrom('p1', 'p2', 'p10'),
        fc.constantFrom('1', '0', '0.5'),
        fc.nat(2),
      )
      .map((cells) => cells.join(','));
    const lines = fc
      .array(line, { minLength: 1, maxLength: 30 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length }),
          fc.nat(list.length),
        ),
      );
    const law = fc.asyncProperty(lines, async ([list, other, cut]) => {
      const file = (part: readonly string[]): string => `player,opponent,score,period\n${part.join('\n')}\n`;
      const parts = [other.slice(0, cut), other.slice(cut)].filter((part) => part.length > 0);
      const one = await read('a.csv', file(list));
      const two = await readMatches(parts.map((part) => written('b.csv', file(part))).reverse());
      expect(two.players).toEqual(one.players);
      expect(ratedMatches(two.players.length, two.periods)).toEqual(
        ratedMatches(one.players.length, one.periods),
      );
    });
    await fc.assert(law, { numRuns: 60 });
  });
});

describe('the places of two players', () => {
  const lines = ['player1,player2,rank1,rank2', 'ann,bob,1,2', 'bob,cem,2,1', 'cem,ann,1,1'];

  it('say who won, the lower being the better, and it is said', async () => {
    const log = await read('a.csv', lines.join('\n'));
    expect(told(log)).toEqual(['ann bob 1/1', 'bob cem 0/1', 'cem ann 0.5/1']);
    expect(log.report.notes).toEqual([
      'a.csv: who won is told by "rank1" and "rank2", the lower being the better place; a field "result" or "winner" would be taken instead.',
    ]);
  });

  it('are refused where they may be ranks from before the match', async () => {
    await expect(read('a.csv', [...lines, 'ann,bob,13,57'].join('\n'))).rejects.toThrow(
      /"rank1" and "rank2" go beyond 1 and 2.*Add a field "winner"/,
    );
  });

  it('give way to a result, and a header that comes again is no match', async () => {
    const both = ['player1,player2,rank1,rank2,winner', 'ann,bob,1,2,bob'];
    const log = await read('a.csv', [...both, both[0]].join('\n'));
    expect(told(log)).toEqual(['ann bob 0/1']);
    expect(log.report.notes).toEqual([expect.stringContaining('the header stands once more')]);
    expect(log.report.problemCount).toBe(0);
  });
});
