import type { ProblemBody } from '#kernel/problem-answer.ts';

/** What is wrong with a form, by field and by kind of evidence; `note` is a field too. */
export type Faults = { readonly fields: ReadonlyMap<string, string>; readonly kinds: ReadonlyMap<string, string> };

export const noFaults: Faults = { fields: new Map(), kinds: new Map() };

/** The parts of a form, by their names. */
type FormParts = {
  readonly form: readonly { readonly field: string; readonly name: string }[];
  readonly evidence: readonly { readonly kind: string; readonly name: string }[];
};

const ofForms = new Set(['form-incomplete', 'field-bad', 'must-refused', 'reason-missing', 'evidence-missing']);

/**
 * The faults that a refused step names, each with its words: fields and kinds are called by their names, bounds are given.
 * @returns null if the trouble does not concern the form
 */
export function faultsIn(told: ProblemBody, { form, evidence }: FormParts, note: string): Faults | null {
  if (!ofForms.has(told.code)) return null;
  const fields = new Map<string, string>();
  const kinds = new Map<string, string>();
  for (const { detail, evidence: about } of told.findings) {
    const { field, kind, strength } = about;
    const bound = strength === undefined ? about['bound'] : undefined;
    if (typeof field === 'string' && strength !== 'tell') {
      const name = field === 'note' ? note : form.find((one) => one.field === field)?.name;
      fields.set(
        field,
        `${'name' in about ? detail : detail.replace(field, name ?? field)}${typeof bound === 'string' || typeof bound === 'number' ? ` ${bound}` : ''}`,
      );
    }
    if (typeof kind === 'string') kinds.set(kind, detail.replace(kind, evidence.find((one) => one.kind === kind)?.name ?? kind));
  }
  return { fields, kinds };
}
