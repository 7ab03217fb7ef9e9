import type { Evidence, Finding } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { linkNames } from '../agreement/must-value.ts';

type Named = { readonly names?: { readonly zh: string; readonly en: string } | undefined } | undefined;

const namesOf = (part: Named, key: string): LocalizedText => part?.names ?? key;

/** Fields that every step may lack. */
const wholeNames: Readonly<Record<string, LocalizedText>> = { note: labelTerms.remarks, region: labelTerms.place };

/** How parts of a procedure are called, by the key of the evidence that holds their codes. */
const parts: Readonly<Record<string, (procedure: Procedure, code: string) => LocalizedText>> = {
  transition: ({ transitions, reports }, code) => namesOf(transitions[code] ?? reports[code], code),
  taken: ({ transitions }, code) => namesOf(transitions[code], code),
  state: ({ states }, code) => namesOf(states[code], code),
  panel: ({ panels }, code) => namesOf(panels[code], code),
  roles: ({ roles, panels }, code) => namesOf(roles[code] ?? panels[code], code),
  kind: ({ evidence }, code) => namesOf(evidence[code], code),
  limit: ({ limits, reports }, code) => namesOf(limits[code] ?? reports[code], code),
  field: ({ fields }, code) =>
    wholeNames[code] ?? (linkNames as Readonly<Record<string, LocalizedText>>)[code] ?? namesOf(fields[code], code),
};

/** Several codes, each once: `clerk, chief, clerk`. */
function allNames(procedure: Procedure, key: string, codes: string): LocalizedText {
  const named = [...new Set(codes.split(', '))].map((code) => parts[key]?.(procedure, code) ?? code);
  const inLanguage = (language: 'zh' | 'en'): string[] => named.map((one) => (typeof one === 'string' ? one : one[language]));
  return { zh: inLanguage('zh').join('、'), en: inLanguage('en').join(', ') };
}

const said = (procedure: Procedure, evidence: Evidence): Evidence =>
  Object.fromEntries(
    Object.keys(parts).flatMap((key) => {
      const code = evidence[key];
      return typeof code === 'string' ? [[key, allNames(procedure, key, code)]] : [];
    }),
  );

const findingInNames = (procedure: Procedure, found: Finding): Finding => ({
  ...found,
  said: { ...said(procedure, found.evidence), ...found.said },
});

/** A problem of a case with the parts of its procedure by their names in the text; the evidence keeps the codes. Anything else as it is. */
export function inNames(error: unknown, procedure: Procedure): unknown {
  if (!(error instanceof Problem)) return error;
  const { kind, code, evidence, findings } = error;
  return new Problem(
    kind,
    code,
    evidence,
    findings.map((one) => findingInNames(procedure, one)),
    { ...said(procedure, evidence), ...error.said },
  );
}
