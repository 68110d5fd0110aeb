import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../../../src/core/dataset/bytes/encoding';
import { encoded } from './encoded';

/** Sentences as they stand in datasets: whole words, words of one letter, letters at both ends of a word. */
const texts: readonly (readonly [encoding: string, text: string])[] = [
  ['windows-1252', 'Où est l’école ? À côté de l’été, il y a à peu près dix œuvres ; ça a été dit.'],
  ['windows-1252', 'Wie groß ist die süße Öffnung? Übrig sind fünf Äpfel für die Gäste.'],
  ['windows-1252', '¿Cuántos años tenía él? Él dijo: «mañana sí», ¡qué éxito único!'],
  ['windows-1252', 'Che cos’è? È così: perché più città? Sarà già lì, e là.'],
  ['windows-1252', 'Hur många äpplen är över i år? På ön är åtta öppna.'],
  ['windows-1252', 'Hvor mange æbler er der på øen? År ét og å.'],
  ['windows-1252', 'Quantas maçãs são? Não há três irmãos à mesa; é só avô.'],
  ['windows-1252', 'The café’s “best” dish – crème brûlée – costs £3 … naïve?'],
  ['macintosh', 'Wie groß ist die süße Öffnung? Übrig sind fünf Äpfel für die Gäste.'],
  ['macintosh', 'Äpfel hat Anna, wenn er Stück für die Großmutter kauft? Äpfel für Ömer.'],
  ['macintosh', 'Où est l’école ? À côté de l’été, il y a à peu près dix œuvres ; ça a été dit.'],
  ['macintosh', '¿Cuántos años tenía él? Él dijo: «mañana sí», ¡qué éxito único!'],
  ['windows-1250', 'Ile jabłek ma Łukasz, jeśli kupił sześć sztuk na święta? Odpowiedź: źle, żeby śnić.'],
  ['windows-1250', 'Kolik jablek má Šárka, když jich bylo šest a dvě snědla? Žluťoučký kůň úpěl.'],
  ['windows-1250', 'Hány almája maradt Őrsnek, ha hét volt, és kettőt megevett? Fűzfa, tűző.'],
  ['iso-8859-2', 'Ile jabłek ma Łukasz, jeśli kupił sześć sztuk na święta? Odpowiedź: źle, żeby śnić.'],
  ['iso-8859-2', 'Kolik jablek má Šárka, když jich bylo šest a dvě snědla? Žluťoučký kůň úpěl.'],
  ['windows-1251', 'Сколько яблок осталось у Маши, если в корзине было семь, а съели две?'],
  ['koi8-r', 'Сколько яблок осталось у Маши, если в корзине было семь, а съели две?'],
  ['windows-1253', 'Πόσα μήλα έμειναν στη Μαρία αν είχε επτά και έφαγε δύο;'],
  ['gb18030', '小明有七个苹果，吃了两个，还剩多少个？请问答案是什么？'],
  ['big5', '小明有七個蘋果，吃了兩個，還剩多少個？請問答案是什麼？'],
  ['shift_jis', 'りんごが七個あります。二個たべると、のこりはいくつですか？'],
  ['euc-jp', 'りんごが七個あります。二個たべると、のこりはいくつですか？'],
  ['euc-kr', '사과가 일곱 개 있는데 두 개를 먹으면 몇 개가 남습니까?'],
];

describe('The encoding of a file', () => {
  it.each(texts)('is told by its letters: %s, %s', (encoding, text) => {
    const csv = `question;answer\n${`"${text}";"5"\n`.repeat(3)}`;
    expect(encodingOf(encoded(csv, encoding))).toMatchObject({ name: encoding, isSaid: false });
  });

  it.each(texts)('is not guessed where it is UTF-8: %s, %s', (_, text) => {
    expect(encodingOf(new TextEncoder().encode(text.repeat(3)))).toBeUndefined();
  });

  it.each([
    'Сколько яблок у Маши? Осталось семь, а две она съела.',
    'Πόσα μήλα έμειναν στη Μαρία; Είχε επτά.',
    'How many apples are left? Seven.',
    'כמה תפוחים נשארו למיכל? היו שבעה.',
  ])('is UTF-16 without a mark, by its zero bytes: %s', (text) => {
    const lines = `{"question": "${text}", "answer": "5"}\n`.repeat(4);
    const little = new Uint8Array(Buffer.from(lines, 'utf16le'));
    const big = new Uint8Array(Buffer.from(lines, 'utf16le').swap16());
    expect(encodingOf(little)).toMatchObject({ name: 'utf-16le', isSaid: false });
    expect(encodingOf(big)).toMatchObject({ name: 'utf-16be', isSaid: false });
  });

  it('is not guessed of bytes that are no text', () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3)) % 256);
    expect(encodingOf(bytes)).toBeUndefined();
  });

  it('is not guessed by a letter or two', () => {
    expect(encodingOf(encoded('question,answer\na,é\n', 'windows-1252'))).toBeUndefined();
  });
});
