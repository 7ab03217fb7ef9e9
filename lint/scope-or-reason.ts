import { eachMatch, type Rule } from './rule.ts';

/** A parameter that takes a scope and ignores it. */
const ignored = /\b_scope\b/gu;

/** The head of an exported function whose first parameter is a connection to a store. */
const statement =
  /^export (?:(?:async )?function\*? \w+(?:<[^>]*>)?|const \w+ = (?:async )?)\(\s*on: (?:(?!^[^\s)])[\s\S])*?(?:\{\n|=>)/gmu;

const isLimited = (head: string): boolean => /: (?:Scope|Seen|CheckedByCaller|SameForAll|WholeProgram)\b/u.test(head);

/**
 * A scope that is taken is used, and an exported function of a store takes one or says why it needs none (`src/kernel/unscoped.ts`), so
 * that a query without either is seen in review.
 */
export const scopeOrReason: Rule = {
  create: (context) => ({
    Program() {
      eachMatch(context, ignored, () => 'A scope that is not used: name the reason instead (kernel/unscoped.ts), or leave it out.');
      if (!/(?:^|[/-])store\.ts$|\/store\/[^/]*\.ts$/u.test(context.filename) || context.filename.endsWith('.test.ts')) return;
      const { text } = context.sourceCode;
      for (const { 0: head, index } of text.matchAll(statement)) {
        if (isLimited(head)) continue;
        const [start, end] = [index, index + head.indexOf('(')].map((at) => context.sourceCode.getLocFromIndex(at));
        context.report({ loc: { start, end }, message: 'A store function takes a scope, or says why it needs none (kernel/unscoped.ts).' });
      }
    },
  }),
};
