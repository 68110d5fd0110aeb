import { generator, topicQuestion, type Content } from './given';

/** A dataset whose answers are class labels. */
export const labelMap = { question: ['q'], label: 'label', difficulty: [] };

/** A dataset whose answers are choices. */
export const choiceMap = { ...labelMap, choices: ['choices'] };

/** Questions of three topics, labelled by their topic; the first `wrong` by another one. */
export function labelledByTopic(count: number, wrong: number): Content[] {
  const random = generator(41);
  return Array.from({ length: count }, (_, at) => ({
    question: topicQuestion(at % 3, random),
    label: `topic ${(at + (at < wrong ? 1 : 0)) % 3}`,
  }));
}

/** The same questions with labels that have nothing to do with them. */
export function labelledAtRandom(count: number, classes: number): Content[] {
  const random = generator(42);
  return labelledByTopic(count, 0).map((content) => ({
    ...content,
    label: `class ${Math.floor(random() * classes)}`,
  }));
}

/** Questions whose right choice speaks of their topic; of the first `wrong` another one is called right. */
export function choicesByTopic(count: number, wrong: number): Content[] {
  const random = generator(43);
  return Array.from({ length: count }, (_, at) => {
    const right = at % 4;
    const choices = [0, 1, 2, 3].map((place) => topicQuestion((at + 3 * (place - right) + 60) % 10, random));
    return { question: topicQuestion(at % 10, random), choices, gold: (right + (at < wrong ? 1 : 0)) % 4 };
  });
}

/** The mean of some values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
