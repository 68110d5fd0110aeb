import { isFields, type Fields } from '../../core/dataset/reading/record';

/**
 * A tokenizer.json whose cutter "Digits" cuts at every digit that Unicode knows (categories Nd, Nl and No, as the
 * reference does: Rust's char::is_numeric), not at 0 to 9 alone as the library for JavaScript does: ½, ①, Ⅳ, ٣ get the
 * ids that a model was taught with. Anything else stays as it is.
 */
export function withUnicodeDigits(json: Fields): Fields {
  const cutter = json['pre_tokenizer'];
  return isFields(cutter) ? { ...json, pre_tokenizer: cutting(cutter) } : json;
}

function cutting(cutter: Fields): Fields {
  const parts = cutter['pretokenizers'];
  if (Array.isArray(parts))
    return {
      ...cutter,
      pretokenizers: parts.map((one) => (isFields(one) ? cutting(one) : (one as unknown))),
    };
  if (cutter['type'] !== 'Digits') return cutter;
  const pattern = { Regex: cutter['individual_digits'] === true ? '\\p{N}' : '\\p{N}+' };
  return { type: 'Split', pattern, behavior: 'Isolated', invert: false };
}
