import path from 'node:path';
import type { Rule } from './rule.ts';

/** Words that say nothing about what is meant: what was told, to whom, and of what kind? */
const emptyWords = [
  'told',
  'asked',
  'held',
  'inner',
  'desk',
  'ran',
  'ask',
  'look',
  'looked',
  'thing',
  'things',
  'said',
  'kit',
  'lane',
  'asker',
];
const empty = new Set(emptyWords);

/** Words that no field uses, and the words that engineers use instead. */
const foreign: Readonly<Record<string, string>> = {
  reckon: 'calculate',
  reckoned: 'calculated',
  reckoner: 'calculator',
  reckoning: 'calculation',
  hindrance: 'blocking reason',
  deed: 'action',
  fate: 'outcome',
  face: 'service',
};

/** The words of a name in camel case, or of a file name. */
const wordsOf = (name: string): string[] => name.split(/(?=[A-Z])|[-_.]/u).map((word) => word.toLowerCase());

/**
 * A function name may contain such a word among others (`lookUp`), but must not consist of it alone or start with what was done to its
 * argument (`toldBuilding`).
 */
const isEmptyVerb = (name: string): boolean =>
  empty.has(name.toLowerCase()) || ['told', 'asked', 'held', 'said'].includes(wordsOf(name)[0] ?? '');

/** Forbids names of types, functions and files that contain empty words, or words that engineers do not use. */
export const plainNames: Rule = {
  create(context) {
    const refuse = (node: object, name: string): void =>
      context.report({ node, message: `"${name}" does not say what it is: take the field's standard term (docs/glossary.md).` });
    /** Returns whether it was refused. */
    const refuseForeign = (node: object, name: string): boolean => {
      const word = wordsOf(name).find((one) => Object.hasOwn(foreign, one));
      if (word !== undefined) context.report({ node, message: `"${name}": say "${foreign[word]}", not "${word}".` });
      return word !== undefined;
    };
    const type = ({ id }: { id: { name: string } }): void => {
      if (!refuseForeign(id, id.name) && wordsOf(id.name).some((word) => empty.has(word))) refuse(id, id.name);
    };
    return {
      Program(node) {
        const file = path.basename(context.filename);
        const [name = ''] = file.split('.');
        if (!refuseForeign(node, name) && wordsOf(name).some((word) => empty.has(word))) refuse(node, file);
      },
      TSTypeAliasDeclaration: type,
      TSInterfaceDeclaration: type,
      ClassDeclaration({ id }) {
        if (id !== null) type({ id });
      },
      FunctionDeclaration({ id }) {
        if (id !== null && !refuseForeign(id, id.name) && isEmptyVerb(id.name)) refuse(id, id.name);
      },
    };
  },
};
