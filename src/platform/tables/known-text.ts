import { Problem } from '#kernel/problem.ts';

/** Texts that are made for readings and are not read here, by how they begin. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/^(?:UNA.{6}\s*)?UNB\+[\s\S]*\+MSCONS[:+]/u, 'mscons'],
  [/^(?:UNA.{6}\s*)?UNB\+/u, 'edifact'],
  [/^MEPMD\d\d,/u, 'cmep'],
  [/^(?:ISA\*)/u, 'x12'],
];

/** Refuses a text of a well-known format that is not read, by its name. Throws Problem `format-not-read`. */
export function refuseKnownText(head: string): void {
  const found = formats.find(([begins]) => begins.test(head.replace(/^\ufeff/u, '').trimStart()));
  if (found !== undefined) throw new Problem('bad-input', 'format-not-read', { format: found[1] });
}
