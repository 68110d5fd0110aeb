import { describe, expect, it } from 'vitest';
import { contentFormat } from '../../../../src/core/dataset/reading/contentFormat';
import type { Format } from '../../../../src/core/dataset/reading/formats';
import { runTogether } from '../../../../src/core/dataset/reading/jsonLayout';
import { JsonObjectsScanner } from '../../../../src/core/dataset/reading/jsonObjects';
import { JsonlScanner } from '../../../../src/core/dataset/reading/jsonl';
import { membersOf } from '../../../../src/core/dataset/reading/members';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const one = '{"question": "Why, then?", "answer": "so"}';
const lines = `${one}\n${one}\n`;

describe('the format of a file whose name says another', () => {
  const cases: readonly (readonly [named: Format, text: string, found: Format])[] = [
    ['csv', lines, 'jsonl'],
    ['tsv', lines, 'jsonl'],
    ['csv', `\ufeff${lines}`, 'jsonl'],
    ['csv', `${one},\n${one},\n`, 'jsonl'],
    ['csv', `[${one}, ${one}]`, 'json'],
    ['tsv', `[\n  ${one}\n]`, 'json'],
    ['jsonl', `[${one}, ${one}]`, 'json'],
    ['jsonl', `[\n${one},\n${one}\n]\n`, 'json'],
    ['jsonl', 'id,question,answer\n1,Why?,so\n2,How?,so\n', 'csv'],
    ['jsonl', 'id\tquestion\tanswer\n1\tWhy?\tso\n2\tHow?\tso\n', 'tsv'],
    ['jsonl', 'id;question;answer\n1;Why?;so\n2;How?;so\n', 'csv'],
  ];

  it.each(cases)('is told by what it holds, and said: .%s %j', (named, text, found) => {
    const { format, detections } = contentFormat(named, bytes(text));
    expect(format).toBe(found);
    expect(detections).toMatchObject([{ subject: 'format', grade: 'likely' }]);
  });

  it.each<readonly [Format, string]>([
    ['csv', 'question,answer\n{x},1\n'],
    ['csv', '{a},{b}\n1,2\n'],
    ['csv', '[id],[question]\n1,Why?\n'],
    ['jsonl', lines],
    ['jsonl', 'not json, at all\nnor, this\n'],
    ['jsonl', `[${one}]\n[${one}]\n`],
    ['json', `[${one}]`],
    ['jsonl', '// a comment\n{"a": 1}\n'],
  ])('is that of its name where nothing else is clear: .%s %j', (named, text) => {
    expect(contentFormat(named, bytes(text))).toEqual({ format: named, detections: [] });
  });
});

describe('objects that share a line', () => {
  it.each([
    [`${one}${one}`, 'objects'],
    [`${one} ${one} ${one}\n`, 'objects'],
    [`${one},${one}\n${one}`, 'objects'],
    [`[${one}, ${one}]\n[${one}]\n`, 'lists'],
    [lines, undefined],
    [one, undefined],
    [`${one},\n${one},\n`, undefined],
    [`[${one}, ${one}]`, undefined],
    ['{\n "a": 1\n}\n{\n "a": 2\n}\n', undefined],
    ['{"a": "}{"}\n', undefined],
  ])('are seen at the beginning: %j', (text, found) => {
    expect(runTogether(bytes(text))).toBe(found);
  });

  it.each([
    [`${one}${one}${one}`, false],
    [`${one}, ${one}\n${one}\n`, false],
    [`[${one}, ${one}]\n[${one}]\n`, true],
  ])('are found one by one: %j', (text, inLists) => {
    const scanner = new JsonObjectsScanner(inLists);
    scanner.push(bytes(text));
    scanner.finish();
    const { count, start, end, problems } = scanner.spans.finish();
    expect([count, problems.length]).toEqual([3, 0]);
    for (let row = 0; row < count; row++) expect(text.slice(start[row], end[row])).toBe(one);
  });
});

describe('a comma behind a record of JSON Lines', () => {
  it.each([
    `${one},\n${one},\n${one}`,
    `${one} , \n${one},\n${one}\n`,
    `${one},\r\n${one},\r\n${one}\r\n`,
    `${one},\n${one},\n\n${one}`,
  ])('is no part of it, wherever the file is cut: %j', (text) => {
    for (const size of [1, 2, 3, 7, 1000]) {
      const scanner = new JsonlScanner();
      for (let at = 0; at < text.length; at += size) scanner.push(bytes(text.slice(at, at + size)));
      scanner.finish();
      const { count, start, end } = scanner.spans.finish();
      expect(Array.from({ length: count }, (_, row) => text.slice(start[row], end[row]).trim())).toEqual([
        one,
        one,
        one,
      ]);
      expect(scanner.commas).toBe(2);
    }
  });
});

describe('records under odd members', () => {
  const items = [{ q: 'Why?' }, { q: 'How?' }];

  it.each([
    [{ meta: { n: 2, authors: ['a'] }, payload: { items_v2: items } }, ['payload.items_v2']],
    [{ a: { b: { c: { things: items } } } }, ['a.b.c.things']],
    [{ status: 'ok', response: { body: { quizItems: items } } }, ['response.body.quizItems']],
    [{ x: { one: items }, y: { two: items } }, ['x.one', 'y.two']],
    [{ id: 7, question: 'Why?', more: { steps: items } }, []],
    [{ id: 7, more: { messages: items } }, []],
    [{ id: 7, more: { one: [{ q: 'Why?' }] } }, []],
  ])('are found where they are the only list: %j', (value, names) => {
    expect(membersOf(value).map(({ name }) => name)).toEqual(names);
  });
});
