import { UserError } from '../../core/userError';
import { scaleIn } from '../../engine/responseLogs/sampling/scoreScale';

/** Why a text is no scale, as the engine says it; undefined where it is one. */
export function scaleFault(text: string): string | undefined {
  try {
    scaleIn(text);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Names that are typed with commas between them. */
export function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
