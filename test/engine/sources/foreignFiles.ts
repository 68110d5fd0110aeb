import type { Reading } from '../../../src/core/dataset/reading/reading';

/** A file as other tools write it, and what is right. */
export interface ForeignFile {
  readonly kind: string;
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly reading?: Reading;
  /** What some of its records say, by row. */
  readonly records?: Readonly<Record<number, Readonly<Record<string, unknown>>>>;
  readonly rows?: number;
  /** What a detection or note says. */
  readonly said?: RegExp;
  /** What the error says where it is not read. */
  readonly refused?: RegExp;
}

const q = (n: number): string => `What is ${n} plus ${n}?`;

function utf16(text: string, order: 'le' | 'be' = 'le'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'be' ? bytes.swap16() : bytes;
}

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');
const numbers = [0, 1, 2, 3, 4, 5];
const news = lines(
  ...[...Array(12).keys()].map(
    (n) => `"${(n % 4) + 1}","Stocks ${n} fall","Shares of company ${n} fell by ${n} percent on Monday."`,
  ),
);
const tab = lines('id\tquestion\tanswer', ...numbers.map((n) => `${n}\t${q(n)}\t${2 * n}`));
const squad = {
  version: '1.1',
  data: [
    {
      title: 'T1',
      paragraphs: [
        {
          context: 'Rome is old.',
          qas: [
            { id: 'x1', question: 'What is old?', answers: [{ text: 'Rome', answer_start: 0 }] },
            { id: 'x2', question: 'How is Rome?', answers: [{ text: 'old', answer_start: 8 }] },
          ],
        },
      ],
    },
    {
      title: 'T2',
      paragraphs: [{ context: 'Oslo is cold.', qas: [{ id: 'x3', question: 'What is cold?' }] }],
    },
  ],
};
const plain = numbers.map((n) => ({ id: `r${n}`, question: q(n), answer: `${2 * n}` }));
const pretty = plain.map((one) => JSON.stringify(one, undefined, 2)).join('\n');
const python = lines(
  `{'id': 1, 'question': "What's up?", 'answer': None, 'ok': True}`,
  `{'id': 2, 'question': 'He said "hi" and \\'bye\\'?', 'answer': 'x', 'ok': False}`,
);
const qnli = lines(
  'index\tquestion\tsentence\tlabel',
  '0\tWhat did player 0 say?\t"We won, said he.\tentailment',
  '1\tWhat did player 1 say?\tThey lost "again" there.\tnot_entailment',
  '2\tWhat did player 2 say?\t"Good" he said.\tentailment',
  '3\tWhat did player 3 say?\tNothing more."\tentailment',
);

/** Kinds of files that were looked up, or that users reported. */
export const foreignFiles: readonly ForeignFile[] = [
  {
    kind: 'MySQL with backslashes',
    name: 'a.csv',
    content: `id,question,answer\n1,"Who said \\"no, never\\"?","Bob"\n2,"A path C:\\\\dir\\\\",\\N\n3,"Plain?","x"\n`,
    rows: 3,
    records: {
      0: { question: 'Who said "no, never"?' },
      1: { question: 'A path C:\\dir\\', answer: '' },
    },
    said: /backslash before a quote/,
  },
  {
    kind: 'Spark with backslashes over lines',
    name: 'a.csv',
    content: `id,question,answer\n1,"He wrote \\"a\nb\\" twice, why?",x\n2,"And \\"c\\"?",y\n3,Plain?,z\n`,
    rows: 3,
    records: { 0: { question: 'He wrote "a\nb" twice, why?' }, 1: { question: 'And "c"?', answer: 'y' } },
    said: /backslash before a quote/,
  },
  {
    kind: 'blanks before quotes',
    name: 'a.csv',
    content: `id, question, answer\n1, "One, two?", "a"\n2, "Three, four?", "b"\n`,
    rows: 2,
    records: { 0: { question: 'One, two?', answer: 'a' } },
    said: /Blanks before a field in quotes/,
  },
  {
    kind: 'blanks before quotes that hold no commas',
    name: 'a.csv',
    content: `id, question, answer\n1, "One?", "a"\n2, "Two?", "b"\n`,
    rows: 2,
    records: { 0: { question: 'One?', answer: 'a' } },
    said: /Blanks before a field in quotes/,
  },
  {
    kind: 'sep= of Excel',
    name: 'a.csv',
    content: '\ufeffsep=;\r\nid;question;answer\r\n1;"One; two?";a\r\n2;Three, four?;b\r\n',
    rows: 2,
    records: { 0: { id: '1', question: 'One; two?' }, 1: { question: 'Three, four?' } },
  },
  {
    kind: 'Unicode text of Excel',
    name: 'a.csv',
    content: Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      utf16('id\tquestion\n1\tWas ist "Übung"?\n2\t漢字?\n'),
    ]),
    rows: 2,
    records: { 0: { question: 'Was ist "Übung"?' }, 1: { question: '漢字?' } },
    said: /UTF-16/,
  },
  { kind: 'UTF-16 without a mark', name: 'a.csv', content: utf16(tab), refused: /looks like UTF-16/ },
  {
    kind: 'UTF-16 BE without a mark',
    name: 'a.tsv',
    content: utf16(tab, 'be'),
    refused: /looks like UTF-16/,
  },
  {
    kind: 'UTF-16 that is told',
    name: 'a.tsv',
    content: utf16(tab, 'be'),
    reading: { encoding: 'utf-16be' },
    rows: 6,
    records: { 5: { question: q(5) } },
  },
  {
    kind: 'comments before the header',
    name: 'a.csv',
    content: `\ufeff# licence: CC BY, 4.0\n# by: a, b, c, d\n\nid,question,answer\n1,${q(1)},2\n2,#3 is what?,4\n`,
    rows: 2,
    records: { 1: { id: '2', question: '#3 is what?' } },
    said: /comments/,
  },
  {
    kind: 'a header that is a comment',
    name: 'a.csv',
    content: `# made by numpy\n# id,question,answer\n1,${q(1)},2\n2,${q(2)},4\n`,
    rows: 2,
    records: { 1: { question: q(2), answer: '4' } },
  },
  {
    kind: 'a comma after the last field',
    name: 'a.csv',
    content: `"question","answer"\r\n"One, two?","a",\r\n"Three ""x""?","b",\r\n`,
    rows: 2,
    records: { 1: { question: 'Three "x"?', answer: 'b' } },
    said: /comma after the last field/,
  },
  {
    kind: 'write.table of R',
    name: 'a.csv',
    content: `"question","answer"\n"1","One or two?","a"\n"2","Three or four?","b"\n"3","Five or six?","c"\n`,
    rows: 3,
    records: { 2: { question: 'Five or six?', answer: 'c', row: '3' } },
    said: /as R writes it/,
  },
  {
    kind: 'a header that is short in an unknown place',
    name: 'a.csv',
    content: `id,question\n1,${q(1)},2\n7,${q(2)},4\n3,${q(3)},6\n`,
    refused: /3 fields, the header 2/,
  },
  {
    kind: 'CSV of old Macs',
    name: 'a.csv',
    content: `id,question,answer\r1,"One\rtwo?",a\r2,Three?,b\r3,Four?,c\r`,
    rows: 3,
    records: { 0: { question: 'One\rtwo?' }, 2: { question: 'Four?' } },
  },
  {
    kind: 'AG News without a header',
    name: 'a.csv',
    content: news,
    rows: 12,
    records: { 0: { column1: '1', column2: 'Stocks 0 fall' } },
    said: /looks like a record/,
  },
  {
    kind: 'no header that is told',
    name: 'a.csv',
    content: `alpha,beta\ngamma,delta\n`,
    reading: { header: false },
    rows: 2,
    records: { 0: { column1: 'alpha', column2: 'beta' } },
  },
  {
    kind: 'a header that is told',
    name: 'a.csv',
    content: news,
    reading: { header: true },
    rows: 11,
    records: { 0: { 'Stocks 0 fall': 'Stocks 1 fall' } },
  },
  {
    kind: 'questions without a header',
    name: 'a.csv',
    content: `What is the capital of France?,Paris,3\nWho wrote Hamlet?,Shakespeare,2\nHow many legs has a spider?,8,1\n`,
    rows: 3,
    records: { 0: { column1: 'What is the capital of France?' } },
    said: /looks like a record/,
  },
  {
    kind: 'names of years in a header',
    name: 'a.csv',
    content: lines('id,2019,2020', ...numbers.map((n) => `i${n},${n},${n + 1}`)),
    rows: 6,
    records: { 0: { id: 'i0', '2019': '0' } },
    said: /read as the names of the columns/,
  },
  {
    kind: 'GLUE, whose quotes are characters',
    name: 'a.tsv',
    content: qnli,
    rows: 4,
    records: { 0: { sentence: '"We won, said he.' }, 3: { sentence: 'Nothing more."' } },
  },
  {
    kind: 'TSV with quotes at both ends of a stretch',
    name: 'a.tsv',
    content: `id\tquestion\tanswer\n1\t"The start\tx\n2\tno quote\ty\n3\tends"\tz\n4\t5" pipe\tw\n`,
    rows: 4,
    records: { 0: { question: '"The start', answer: 'x' }, 2: { question: 'ends"' } },
    said: /All quotes are read as characters/,
  },
  {
    kind: 'NaN and Infinity',
    name: 'a.jsonl',
    content: lines(
      '{"question":"Is NaN a number?","answer":"NaN","logprobs":[NaN,-1.5,-Infinity]}',
      '{"question":"Is Infinity, too?","answer":"no","logprobs":[0]}',
    ),
    rows: 2,
    records: { 0: { answer: 'NaN', logprobs: [null, -1.5, null] }, 1: { logprobs: [0] } },
    said: /NaN or Infinity/,
  },
  {
    kind: 'JSON with comments',
    name: 'a.json',
    content: `// it's mine\n[\n  {"question": "Is // a comment?", "answer": "a", },\n  /* next, [ */\n  {"question": "Two?", "answer": "b"},\n]\n`,
    rows: 2,
    records: { 0: { question: 'Is // a comment?' }, 1: { question: 'Two?' } },
    said: /a comment/,
  },
  {
    kind: 'lines of Python',
    name: 'a.jsonl',
    content: python,
    rows: 2,
    records: {
      0: { id: 1, question: "What's up?", answer: null, ok: true },
      1: { question: `He said "hi" and 'bye'?` },
    },
    said: /single quotes/,
  },
  {
    kind: 'lines of Python under .json',
    name: 'a.json',
    content: python,
    rows: 2,
    records: { 0: { question: "What's up?" } },
    said: /single quotes/,
  },
  {
    kind: 'a list of Python',
    name: 'a.json',
    content: `[{'question': "It's [1, 2]?", 'answer': 'a'}, {'question': 'Two?', 'answer': 'b'}]`,
    rows: 2,
    records: { 0: { question: "It's [1, 2]?" } },
    said: /single quotes/,
  },
  {
    kind: 'a trailing comma in lines',
    name: 'a.jsonl',
    content: lines(...plain.map((one) => `${JSON.stringify(one).slice(0, -1)},}`)),
    rows: 6,
    records: { 5: { question: q(5) } },
    said: /a trailing comma/,
  },
  {
    kind: 'byte order marks of joined files',
    name: 'a.jsonl',
    content: lines('\ufeff{"question":"One?"}', '\ufeff{"question":"Two?"}', '{"question":"Three?"}'),
    rows: 3,
    records: { 1: { question: 'Two?' } },
  },
  {
    kind: 'zero bytes between lines',
    name: 'a.jsonl',
    content: '{"question":"One?"}\n\0\0\n\0\0{"question":"Two?"}\0\0\n' + '\0'.repeat(5000),
    rows: 2,
    records: { 1: { question: 'Two?' } },
    said: /nothing but zero bytes/,
  },
  {
    kind: 'lines that end in CR',
    name: 'a.jsonl',
    content: plain.map((one) => JSON.stringify(one)).join('\r'),
    rows: 6,
    records: { 5: { question: q(5) } },
  },
  {
    kind: 'objects over lines in .jsonl',
    name: 'a.jsonl',
    content: pretty,
    rows: 6,
    records: { 5: plain[5]! },
  },
  {
    kind: 'objects over lines in .json',
    name: 'a.json',
    content: pretty,
    rows: 6,
    records: { 5: plain[5]! },
  },
  {
    kind: 'objects over lines with commas between',
    name: 'a.jsonl',
    content: `{\n  "question": "One?",\n  "answer": "a}"\n},\n{\n  "question": "Two?",\n  "answer": "b"\n}\n`,
    rows: 2,
    records: { 0: { answer: 'a}' }, 1: { question: 'Two?' } },
    said: /one after another/,
  },
  {
    kind: 'SQuAD',
    name: 'a.json',
    content: JSON.stringify(squad),
    rows: 3,
    records: { 2: { question: 'What is cold?', context: 'Oslo is cold.', title: 'T2' } },
    said: /each with its context/,
  },
  {
    kind: 'records in data',
    name: 'a.json',
    content: JSON.stringify({ version: 2, data: plain }, undefined, 1),
    rows: 6,
    records: { 5: plain[5]! },
    said: /6 records of one JSON object/,
  },
  {
    kind: 'splits',
    name: 'a.json',
    content: JSON.stringify({ train: plain, test: plain.slice(1) }),
    rows: 6,
    said: /several lists of records/,
  },
  {
    kind: 'a split that is told',
    name: 'a.json',
    content: JSON.stringify({ train: plain, test: plain.slice(1) }),
    reading: { records: 'test' },
    rows: 5,
    records: { 0: plain[1]! },
  },
  {
    kind: 'a split that is not there',
    name: 'a.json',
    content: JSON.stringify({ train: plain, test: plain.slice(1) }),
    reading: { records: 'dev' },
    refused: /no records in "dev".*"train", "test"/,
  },
  {
    kind: 'rows of the dataset viewer',
    name: 'a.json',
    content: JSON.stringify({
      features: [{ name: 'question' }],
      rows: plain.map((row, at) => ({ row_idx: at, row, truncated_cells: [] })),
    }),
    rows: 6,
    records: { 5: plain[5]! },
    said: /dataset viewer/,
  },
  {
    kind: 'records by id',
    name: 'a.json',
    content: JSON.stringify(
      Object.fromEntries(plain.map(({ question, answer }, at) => [`q${at}`, { question, answer }])),
    ),
    rows: 6,
    records: { 5: { id: 'q5', question: q(5) } },
    said: /records by id/,
  },
  {
    kind: 'columns of pandas',
    name: 'a.json',
    content: JSON.stringify({
      question: Object.fromEntries(numbers.map((n) => [n, q(n)])),
      answer: Object.fromEntries(numbers.map((n) => [n, 2 * n])),
    }),
    rows: 6,
    records: { 5: { question: q(5), answer: 10 } },
    said: /columns by row/,
  },
  {
    kind: 'orient="split" of pandas',
    name: 'a.json',
    content: JSON.stringify({
      columns: ['question', 'answer'],
      index: numbers,
      data: numbers.map((n) => [q(n), 2 * n]),
    }),
    rows: 6,
    records: { 5: { question: q(5), answer: 10 } },
    said: /names in "columns"/,
  },
  {
    kind: 'orient="table" of pandas',
    name: 'a.json',
    content: JSON.stringify({
      schema: { fields: [{ name: 'index' }], pandas_version: '1.4.0' },
      data: plain,
    }),
    rows: 6,
    records: { 5: plain[5]! },
  },
  {
    kind: 'a list for each column',
    name: 'a.json',
    content: JSON.stringify({ question: numbers.map(q), answer: numbers }),
    rows: 6,
    records: { 5: { question: q(5), answer: 5 } },
    said: /a list for each column/,
  },
  {
    kind: 'one record alone',
    name: 'a.json',
    content: JSON.stringify({
      messages: [
        { role: 'user', content: 'Hi?' },
        { role: 'assistant', content: 'Hello.' },
      ],
    }),
    rows: 1,
  },
  {
    kind: 'one record alone with choices',
    name: 'a.json',
    content: JSON.stringify({ question: 'Which?', items: [{ text: 'a' }, { text: 'b' }] }),
    rows: 1,
    records: { 0: { question: 'Which?' } },
  },
  {
    kind: 'Windows-1252',
    name: 'a.csv',
    content: Buffer.from(
      `id;question\n1;Was ist eine Übung?\n2;Wo liegt Köln?\n3;Wie heißt der Fluß?\n`,
      'latin1',
    ),
    refused: /looks like Windows-1252/,
  },
  {
    kind: 'Windows-1252 that is told',
    name: 'a.csv',
    content: Buffer.from('id;question\n1;Was kostet ein Br\xf6tchen in \x80?\n2;K\xf6ln?\n', 'latin1'),
    reading: { encoding: 'windows-1252' },
    rows: 2,
    records: { 0: { question: 'Was kostet ein Brötchen in €?' } },
    said: /mixtures are written as UTF-8/,
  },
  {
    kind: 'Windows-1251',
    name: 'a.csv',
    content: Buffer.from(
      '69643b7175657374696f6e0a72303bd1eaeeebfceaee20e1f3e4e5f220303f0a72313bd1eaeeebfceaee20e1f3e4e5f220313f0a',
      'hex',
    ),
    refused: /looks like Windows-1251 \("Сколько будет/,
  },
  {
    kind: 'GBK',
    name: 'a.csv',
    content: Buffer.from(
      'b1e0bac52ccecaccE22cb4f0b0b80a302cb5da30b5c0ccE2a3bacae4c8ebb5c4b4f0b0b8cac7b6e0c9d9a3bf2c310a',
      'hex',
    ),
    refused: /looks like GBK/,
  },
  {
    kind: 'Shift-JIS',
    name: 'a.csv',
    content: Buffer.from(
      '94d48d862c96e291e82c939a82a60a302c96e291e8308146 8e9f82cc8c768e5a82f082b582c882b382a28142 2c310a'.replaceAll(
        ' ',
        '',
      ),
      'hex',
    ),
    refused: /looks like Shift-JIS/,
  },
  {
    kind: 'EUC-KR',
    name: 'a.csv',
    content: Buffer.from(
      '69642c7175657374696f6e2c616e737765720a312cc1d6bdc4c0c720b0a1b0ddc0ba20b9abbef9c0d4b4cfb1ee3f2cb5b70a322cbcadbfefc0c720c0ceb1b8b4c220bebcb8b6b3aac0d4b4cfb1ee3f2cbdca0a',
      'hex',
    ),
    refused: /looks like EUC-KR/,
  },
  {
    kind: 'an encoding that nobody knows',
    name: 'a.csv',
    content: tab,
    reading: { encoding: 'klingon' },
    refused: /"klingon" is no encoding/,
  },
  {
    kind: 'a workbook of Excel',
    name: 'a.csv',
    content: Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(30, 7), Buffer.from('xl/workbook.xml')]),
    refused: /Excel workbook: save its sheet as CSV/,
  },
  {
    kind: 'SQLite',
    name: 'a.json',
    content: Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(99, 1)]),
    refused: /SQLite/,
  },
  {
    kind: 'NumPy',
    name: 'a.csv',
    content: Buffer.concat([Buffer.from([0x93]), Buffer.from('NUMPY\x01\0v\0{}\n')]),
    refused: /NumPy/,
  },
  {
    kind: 'a pickle',
    name: 'a.jsonl',
    content: Buffer.from([0x80, 4, 0x95, 0x1a, 0, 0, 0, 0, 0, 0, 0, 0x5d, 0x94, 0x2e]),
    refused: /pickle/,
  },
  {
    kind: 'a web page',
    name: 'a.jsonl',
    content: '<!DOCTYPE html>\n<html lang="en"><body>Sign in</body></html>\n',
    refused: /web page/,
  },
  {
    kind: 'a pointer of Git LFS',
    name: 'a.jsonl',
    content: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
    refused: /Git LFS/,
  },
  {
    kind: 'whole numbers of 64 bits',
    name: 'a.jsonl',
    content: lines(
      '{"id":1234567890123456781,"question":"One?"}',
      '{"id":1234567890123456782,"question":"Two?","score":0.10000000000000001}',
    ),
    rows: 2,
    records: { 0: { id: '1234567890123456781' }, 1: { id: '1234567890123456782', score: 0.1 } },
  },
];
