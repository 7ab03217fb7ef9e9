import { eachMatch, type Rule } from './rule.ts';

const maker = /^export (?:async )?function create[A-Z]\w*\(/mu;

/** A service maker, `createX`, without a doc comment with an example directly above it. */
const withoutExample = /(?<!@example(?:(?!\*\/)[^])*\*\/\n)^export (?:async )?function create[A-Z]\w*\(/gmu;

/** The first line of a file. */
const beginning = /^[^\n]*/gu;

/**
 * A reader new to a slice reads its service first, so an example shows how to call it. A service without a maker has an example on any of
 * its functions.
 */
export const serviceExample: Rule = {
  create: (context) => ({
    Program() {
      const { text } = context.sourceCode;
      const say = () => 'The service of a slice has an example: `@example` in the doc comment of what makes it.';
      if (maker.test(text)) eachMatch(context, withoutExample, say);
      else if (!text.includes('@example')) eachMatch(context, beginning, say);
    },
  }),
};
