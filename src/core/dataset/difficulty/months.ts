const month =
  /^[\s\-./]*(?:jan(?:uary|uar|v|vier)?|feb(?:ruary|ruar)?|fevr?|mar(?:ch|s|zo)?|marz|mrz|apr(?:il)?|avr|abr|may|mai|june?|juni|juin|july?|juli|juil|aug(?:ust)?|aout|ago|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|dic|ene)\.?(?:[\s\-./]*\d+)?$/;

/** Whether what stands behind a number, or before one, is a month: a spreadsheet made a date of a range, "1-Mar", "3. Mai". */
export function isMonth(text: string): boolean {
  return month.test(text);
}
