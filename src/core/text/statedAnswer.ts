/** The words that say that the answer follows, in the languages that worked answers are mostly written in. */
const phrases = [
  String.raw`(?:(?:so|thus|hence|therefore|and|then)\b[,\s]*){0,3}(?:(?:the|my|our)\s+)?(?:final\s+|correct\s+|right\s+|best\s+)?answer\s*(?:\([^()\n]*\)\s*)?(?:(?:is|would be|must be)\b\s*[:：]?|=|[:：])`,
  String.raw`(?:die\s+)?(?:richtige\s+|endgültige\s+)?antwort\s*(?:(?:ist|lautet)\b\s*[:：]?|[:：])`,
  String.raw`(?:la\s+)?réponse\s+(?:finale\s+|correcte\s+)?(?:est\b\s*[:：]?|[:：])`,
  String.raw`(?:la\s+)?respuesta\s*(?:final\s+|correcta\s+)?(?:es\b\s*[:：]?|[:：])`,
  String.raw`(?:a\s+)?resposta\s*(?:final\s+|correta\s+)?(?:é|[:：])`,
  String.raw`(?:la\s+)?risposta\s*(?:finale\s+|corretta\s+|esatta\s+)?(?:è|[:：])`,
  String.raw`ответ\s*(?:[:：—–-])`,
  String.raw`(?:الجواب|الإجابة)\s*(?:هو|هي|[:：])`,
  String.raw`(?:所以|因此)?[,，]?(?:最终|正确|最終|正確)?答案\s*(?:(?:是|为|為)\s*[:：]?|[:：])`,
  String.raw`(?:最終的な)?答え\s*(?:は|[:：])`,
  String.raw`(?:최종\s*)?(?:정답|답)\s*(?:은|[:：])`,
].join('|');
const stated = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${phrases})`, 'giu');

/** What may stand between the words and the answer itself, and at the beginning of a formula: no part of the reasoning. */
const dressing = String.raw`(?:[\s*_#$>\u0060]|\\\[|\\\()*`;
const heading = String.raw`(?:final\s+|correct\s+)?answer|endergebnis|最终答案`;
const leadIn = new RegExp(
  `(?:[,，、]\\s*)?(?:(?:^|(?<=[\\s.!?。,;，、]))(?:${phrases})|(?:^|\\n)${dressing}(?:${heading}))?${dressing}$`,
  'iu',
);

const longestLeadIn = 200;
const mostWords = 24;
/** The end of a sentence that another follows; a letter and a full stop are a choice ("B. Blue"). */
const anotherSentence = /(?<!(?:^|[\s(])\p{Lu})[.!?](?:["”)*]*)\s+\p{L}|[。！？]\s*\p{L}/u;

/**
 * Where the last sentence of a text begins that gives its answer ("The answer is (B).", "Answer: 5", "答案是5。");
 * undefined where none does, or more than that sentence follows: the answer is then explained, not reached.
 */
export function statedAnswer(text: string): number | undefined {
  const match = [...text.matchAll(stated)].at(-1);
  if (!match) return undefined;
  const rest = text.slice(match.index + match[0].length).trim();
  const isLast = !/\n\s*\S/.test(rest) && !anotherSentence.test(rest);
  return isLast && rest.split(/\s+/).length <= mostWords ? match.index : undefined;
}

/** How much of the end of a text only leads to the answer that follows it: "The answer is", a heading, the sign of a formula. */
export function leadInLength(text: string): number {
  return leadIn.exec(text.slice(-longestLeadIn))?.[0].length ?? 0;
}
