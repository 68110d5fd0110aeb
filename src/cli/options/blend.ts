import { nameIn, partsOf } from '../../core/dataset/fields/quotedName';
import { UserError } from '../../core/userError';

/** A blend as the user writes it: "probeLoss=2,questionWords" has weights 2 and 1. Throws UserError. */
export function parseBlend(text: string): Record<string, number> {
  const parts = partsOf(text).map((part) => {
    const equals = weightAt(part);
    const id = nameIn(equals < 0 ? part : part.slice(0, equals));
    const weight = equals < 0 ? 1 : Number(part.slice(equals + 1));
    if (id === '' || !(weight > 0 && Number.isFinite(weight)))
      throw new UserError(
        `--blend takes measures with weights above 0, such as probeLoss=2,questionWords=1, not "${part.trim()}".`,
      );
    return [id, weight] as const;
  });
  const twice = parts.find(([id], at) => parts.findIndex(([other]) => other === id) < at);
  if (twice) throw new UserError(`--blend names ${twice[0]} twice: add its weights up.`);
  return Object.fromEntries(parts);
}

/** Where the `=` before the weight stands: not within quotes. */
function weightAt(part: string): number {
  const equals = part.lastIndexOf('=');
  return part.indexOf('"', equals) < 0 ? equals : -1;
}
