import { describe, expect, it } from 'vitest';
import { detectFields } from '../../../../src/core/dataset/guessFields';

/** What difficulty is called in a language, and its levels from the easiest on. */
const languages: readonly (readonly [name: string, levels: string])[] = [
  ['moeilijkheid', 'zeer makkelijk, makkelijk, gemiddeld, moeilijk, zeer moeilijk'],
  ['Moeilijkheidsgraad', 'eenvoudig, gemiddeld, lastig'],
  ['trudność', 'bardzo łatwe, łatwe, średnie, trudne, bardzo trudne'],
  ['poziom trudności', 'łatwy, średni, trudny'],
  ['trudnosc', 'prosty, średni, trudny'],
  ['कठिनाई', 'आसान, मध्यम, कठिन'],
  ['कठिनाई स्तर', 'बहुत आसान, सरल, औसत, मुश्किल, बहुत कठिन'],
  ['zorluk', 'çok kolay, kolay, orta, zor, çok zor'],
  ['Zorluk Seviyesi', 'Kolay, Orta, Zor'],
  ['dificuldade', 'muito fácil, fácil, médio, difícil, muito difícil'],
  ['nível de dificuldade', 'iniciante, intermediário, avançado'],
  ['difficoltà', 'molto facile, facile, media, difficile, molto difficile'],
  ['livello', 'semplice, intermedio, avanzato'],
  ['svårighetsgrad', 'lätt, medel, svår'],
  ['obtížnost', 'snadné, střední, těžké'],
  ['kesulitan', 'mudah, sedang, sulit'],
  ['độ khó', 'dễ, khó, rất khó'],
  ['складність', 'легка, середня, складна'],
  ['ความยาก', 'ง่าย, ปานกลาง, ยาก'],
  ['دشواری', 'آسان, متوسط, سخت'],
];

const mixed = (all: readonly string[]): string[] =>
  all.filter((_, at) => at % 2 === 1).concat(all.filter((_, at) => at % 2 === 0));

describe('difficulty in other languages', () => {
  it.each(languages)('is found by its name and read in its order: %s', (name, levels) => {
    const order = levels.split(', ');
    const samples = mixed(order).map((level) => ({
      question: 'What is that?',
      answer: 'this',
      [name]: level,
    }));
    const { map, detections } = detectFields(samples);
    expect(map.difficulty).toEqual([name]);
    const said = detections.find(({ subject }) => subject === 'levels');
    expect(said).toMatchObject({ taken: order.join(' < '), grade: 'certain' });
  });

  it.each(languages)('is found by its name where it holds numbers: %s', (name) => {
    const samples = [3, 1, 2, 5].map((level) => ({
      question: 'What is that?',
      answer: 'this',
      [name]: level,
    }));
    expect(detectFields(samples).map.difficulty).toEqual([name]);
  });
});
