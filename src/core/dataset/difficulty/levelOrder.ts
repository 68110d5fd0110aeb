import { UserError } from '../../userError';
import { folded } from './folded';

/** Reads an order of levels as it is typed, the easiest first: `easy<medium<hard`. Throws UserError for what is none. */
export function parseLevelOrder(text: string, option: string): string[] {
  const levels = text.split('<').map((level) => level.trim());
  checkLevelOrder(levels, option);
  return levels;
}

/** Throws UserError where levels are no order: there is one only, one is empty, or one stands there twice. */
export function checkLevelOrder(levels: readonly string[], what: string): void {
  const fault = faultOf(levels);
  if (fault !== undefined)
    throw new UserError(
      `${what} takes levels in their order, the easiest first, such as easy<medium<hard: ${fault}.`,
    );
}

function faultOf(levels: readonly string[]): string | undefined {
  if (levels.length < 2) return `"${levels[0] ?? ''}" is only one`;
  const same = levels.map(folded);
  if (same.includes('')) return 'one is empty';
  const twice = levels.find((level, at) => same.indexOf(folded(level)) < at);
  return twice === undefined ? undefined : `"${twice}" stands there twice`;
}
