import { eachMatch, type Rule } from './rule.ts';

/** Waiting for a while in place of waiting for what one waits for. */
export const sleep =
  /\bwaitForTimeout\b|\bsleep\(|\bnew Promise(?:<\w+>)?\(\(\w+\) => (?:void )?setTimeout\(\w+|from '(?:node:)?timers\/promises'/gu;

/** Finding by what only the program sees, in place of by role and label as people do. */
export const selector = /\.locator\(|\.\$\$?\(|querySelector\w*\([^)]*\)\.click/gu;

/** Tests wait for what they wait for, never for a while. */
export const noSleeps: Rule = {
  create: (context) => ({ Program: () => eachMatch(context, sleep, () => 'Wait for what you wait for, not for a while.') }),
};

/** Browser tests find by role and label. */
export const byRole: Rule = {
  create: (context) => ({ Program: () => eachMatch(context, selector, () => 'Find by role and label, as people do.') }),
};
