import { readKnowledge, type ReadAside, withoutFunctions } from './read.ts';

/** What is asked of a name that a file takes from elsewhere, as text: what it should be, the name, the unit of the form. */
export type NameQuestion = string;

/** A text, its name, and what is known of names so far. */
export type AsideGiven = { readonly file: string; readonly text: string; readonly answers: readonly (readonly [NameQuestion, boolean])[] };

/**
 * Reads a long file whole, in a thread: what it says and what is wrong with it. Names from elsewhere are known to who called alone: those
 * that were not answered yet are told, and nothing is said of them.
 */
export function readAside({ file, text, answers }: AsideGiven): { readonly read: ReadAside; readonly asked: readonly NameQuestion[] } {
  const known = new Map(answers);
  const asked = new Set<NameQuestion>();
  const read = readKnowledge(file, text, (...question) => {
    const named = JSON.stringify(question);
    const answer = known.get(named);
    if (answer === undefined) asked.add(named);
    return answer as boolean;
  });
  return { read: withoutFunctions(read), asked: [...asked] };
}
