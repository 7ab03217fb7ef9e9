import { eachMatch, type Rule } from './rule.ts';

/** Waiting for a fixed time instead of for the expected condition. */
export const sleep =
  /\bwaitForTimeout\b|\bsleep\(|\bnew Promise(?:<\w+>)?\(\(\w+\) => (?:void )?setTimeout\(\w+|from '(?:node:)?timers\/promises'/gu;

/** Finding elements by what only the program sees, instead of by role and label as people do. */
export const selector = /\.locator\(|\.\$\$?\(|querySelector\w*\([^)]*\)\.click/gu;

/** Tests wait for a condition, never for a fixed time. */
export const noSleeps: Rule = {
  create: (context) => ({ Program: () => eachMatch(context, sleep, () => 'Wait for what you wait for, not for a while.') }),
};

/** Browser tests find elements by role and label. */
export const byRole: Rule = {
  create: (context) => ({ Program: () => eachMatch(context, selector, () => 'Find by role and label, as people do.') }),
};
