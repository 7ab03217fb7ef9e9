import { eachMatch, type Rule } from './rule.ts';

const maker = /^export (?:async )?function create[A-Z]\w*\(/mu;

/** A maker of a service, `createX`, that no doc comment with an example stands right above. */
const withoutExample = /(?<!@example(?:(?!\*\/)[^])*\*\/\n)^export (?:async )?function create[A-Z]\w*\(/gmu;

/** The first line of a file. */
const beginning = /^[^\n]*/gu;

/**
 * Who comes to a slice reads its service first: an example says how it is asked. A service without a maker has one with any of its
 * functions.
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
