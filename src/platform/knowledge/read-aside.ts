import { readKnowledge, type ReadAside, withoutFunctions } from './read.ts';

/** A question about a name that a file takes from elsewhere, as text: what it should be, the name, the unit of the form. */
export type NameQuestion = string;

/** A text, its name, and the answers about names so far. */
export type AsideGiven = { readonly file: string; readonly text: string; readonly answers: readonly (readonly [NameQuestion, boolean])[] };

/**
 * Reads a long file completely, in a thread: its content and its faults. Only the caller knows the names from elsewhere: those not answered
 * yet are returned, and no faults are reported for them.
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
