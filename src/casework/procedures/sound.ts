import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { readProcedureFile, type KnowledgeText, type Procedure } from '#platform/knowledge/facts.ts';

/** The file of a procedure and its name. */
export type ProcedureFile = { readonly name: string; readonly text: string };

/**
 * The procedure in a file. Throws `procedure-broken` with every fault by line and column.
 * @param isFact whether buildings have a fact of that name
 */
export function soundIn(name: string, text: KnowledgeText, isFact: (name: string) => boolean): Procedure {
  const read = readProcedureFile(name, text, (_what, fact) => isFact(fact));
  if (read.procedure !== null) return read.procedure;
  const [first] = read.findings;
  throw new Problem('bad-input', 'procedure-broken', { faults: read.total, ...first?.evidence }, [...read.findings]);
}

/** Counts of a procedure's parts. */
export function countsOf({ id, version, states, transitions }: Procedure) {
  return { id, version, states: Object.keys(states).length, transitions: Object.keys(transitions).length };
}

/** States whose term and fields whose value no known rule gives: the place has to set one. */
export function rulesNeeded({ id, states, fields }: Procedure): Finding[] {
  const terms = Object.entries(states).flatMap(([state, { status, names }]): Finding[] =>
    status === 'MISSING' ? [{ code: 'rule-needed', severity: 'info', evidence: { procedure: id, state: names ?? state } }] : [],
  );
  const values = Object.entries(fields).flatMap(([field, { status, names }]): Finding[] =>
    status === 'MISSING' ? [{ code: 'value-needed', severity: 'info', evidence: { procedure: id, field: names ?? field } }] : [],
  );
  return [...terms, ...values];
}

/** Effects that set facts which buildings do not have: they would do nothing. @param isFact whether buildings have a field of that name */
export function effectsAmiss({ id, transitions }: Procedure, isFact: (name: string) => boolean): Finding[] {
  const effects = Object.values(transitions).flatMap((transition) => transition.effects ?? []);
  return effects
    .flatMap(({ set, less, gone }) => [set, less, gone].filter((name) => name !== undefined))
    .filter((name) => !(name.startsWith('building.') && isFact(name.slice('building.'.length))))
    .map((set) => ({ code: 'effect-without-field', severity: 'warning', evidence: { procedure: id, set } }));
}

/** Papers that steps name and that have no template: the general one is issued instead until the place provides its own. */
export function papersMissing({ id, transitions }: Procedure, written: ReadonlySet<string>): Finding[] {
  const named = new Set(Object.values(transitions).flatMap(({ document }) => (document === undefined ? [] : [document])));
  return [...named]
    .filter((document) => !written.has(document))
    .map((document) => ({ code: 'paper-general', severity: 'warning', evidence: { procedure: id, document } }));
}
