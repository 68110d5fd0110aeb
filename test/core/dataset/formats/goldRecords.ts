import { ask, type Format } from './format';

const texts = ['w', 'x', 'y', 'z'];
const falling = ['3', '2', '1', '0'];
const digits = ['1', '2', '3', '4'];

/** Ways to tell which choice is right that can be taken for one another. */
export const goldRecords: readonly Format[] = [
  ...['answerKey', 'answer'].map((name) => ({
    name: `choices labelled by digits, the right one by its label in ${name} (ARC)`,
    record: (at: number) => ({
      ...{ id: `r${at}`, question: ask(at), choices: { text: texts, label: digits } },
      [name]: digits[at % 4],
    }),
    example: (at: number) => ({ gold: at % 4, answer: texts[at % 4]! }),
    grades: { label: 'certain' as const },
  })),
  {
    name: 'two choices labelled "0" and "1" beside their key',
    record: (at) => ({
      ...{ question: ask(at), choices: { text: ['w', 'x'], label: ['0', '1'] } },
      answerKey: String((at + 1) % 2),
    }),
    example: (at) => ({ gold: (at + 1) % 2 }),
  },
  {
    name: 'labels of digits, the right one by its text, which is a digit too',
    record: (at) => ({
      ...{ question: ask(at), choices: { text: ['2', '4', '8', '16'], label: digits } },
      answer: ['8', '4', '16', '2'][at % 4],
    }),
    example: (at) => ({ gold: [2, 1, 3, 0][at % 4]! }),
    grades: { label: 'certain' },
  },
  {
    name: 'an index, where some choices are numbers (MMLU)',
    record: (at) => ({ question: ask(at), choices: at === 2 ? falling : texts, answer: at % 4 }),
    example: (at) => ({ gold: at % 4, answer: at === 2 ? '1' : texts[at % 4]! }),
    grades: { label: 'certain' },
  },
  {
    name: 'an index counted from 1, where some choices are numbers',
    record: (at) => ({ question: ask(at), choices: at === 2 ? falling : texts, answer: (at % 4) + 1 }),
    example: (at) => ({ gold: at % 4 }),
    grades: { label: 'certain' },
  },
  {
    name: 'the right choice by its text, which is a number and mostly no index',
    record: (at) => ({ question: ask(at), choices: ['12', '3', '2', '7'], answer: [12, 3, 2, 7][at % 4] }),
    example: (at) => ({ gold: at % 4 }),
    grades: { label: 'certain' },
  },
  {
    name: 'numbers that are texts of choices and indices in every record',
    record: (at) => ({ question: ask(at), choices: falling, answer: at % 4 }),
    example: (at) => ({ gold: at % 4 }),
    grades: { label: 'likely' },
  },
  {
    name: 'numbers that count four choices from 0 or from 1',
    record: (at) => ({ question: ask(at), choices: texts, answer: (at % 3) + 1 }),
    example: (at) => ({ gold: (at % 3) + 1 }),
    grades: { label: 'likely' },
  },
  {
    name: 'a verdict for each choice by its text (BIG-bench)',
    record: (at) => ({
      ...{ input: ask(at), target: ['rice', 'eggs'][at % 2] },
      target_scores: { rice: (at + 1) % 2, eggs: at % 2, beans: 0 },
    }),
    example: (at) => ({ question: ask(at), choices: ['rice', 'eggs', 'beans'], gold: at % 2 }),
  },
  {
    name: 'a verdict for each choice by its text, without a target (BIG-bench)',
    record: (at) => ({
      ...{ input: ask(at), target_scores: { rice: (at + 1) % 2, eggs: at % 2, beans: 0 } },
    }),
    example: (at) => ({ question: ask(at), choices: ['rice', 'eggs', 'beans'], gold: at % 2 }),
  },
  {
    name: 'Answer 1 to Answer 4 and Correct answer(s) (Kahoot)',
    record: (at) => ({
      ...{ Question: ask(at), 'Answer 1': `w${at}`, 'Answer 2': 'x', 'Answer 3': 'y', 'Answer 4': 'z' },
      ...{ 'Time limit (sec)': 20, 'Correct answer(s)': String((at % 4) + 1) },
    }),
    example: (at) => ({ question: ask(at), choices: [`w${at}`, 'x', 'y', 'z'], gold: at % 4 }),
  },
  {
    name: 'a premise whose question is one word, the same in every record',
    record: (at) => ({
      ...{
        premise: `It rained on day ${at}.`,
        choice1: 'a',
        choice2: 'b',
        question: 'effect',
        label: at % 2,
      },
    }),
    example: (at) => ({ question: `It rained on day ${at}.\neffect`, choices: ['a', 'b'], gold: at % 2 }),
  },
];
