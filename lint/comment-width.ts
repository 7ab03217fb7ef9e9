import { eachMatch, type Rule } from './rule.ts';

/** A line that is a comment, or within one, and longer than 140 columns. */
const tooLong = /^(?= *(?:\/\*\*|\*|\/\/))[^\n]{141,}$/gmu;

/** Comments are read together with the code, in a window as wide as the code. */
export const commentWidth: Rule = {
  create: (context) => ({ Program: () => eachMatch(context, tooLong, () => 'A comment has at most 140 columns: wrap or shorten it.') }),
};
