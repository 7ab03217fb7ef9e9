import { setTimeout } from 'node:timers/promises';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { readListedFile, type Assessment, type FormNames } from '#platform/knowledge/facts.ts';
import type { SchemeFound } from './facts.ts';
import type { AssessmentNeeds } from './needs.ts';

/** The file of a scheme and its name. */
export type SchemeFile = { readonly name: string; readonly text: string };

/** A file takes effect shortly after it was written, ms. */
const longestWait = 1500;

type SchemeNeeds = Pick<AssessmentNeeds, 'knowledge' | 'indicators' | 'returns' | 'now' | 'audit'>;

/** Whether names that a scheme takes from elsewhere are known; called for very many names, one by one. */
function namesKnown({ knowledge, indicators, returns }: SchemeNeeds): FormNames {
  const idsOf = (kind: 'indicator' | 'form') => new Set(knowledge.versions(kind).map(({ held }) => held.id));
  const ids = { indicator: idsOf('indicator'), form: idsOf('form') };
  return (what, name) => {
    if (what === 'form-unit-fact') return returns.isUnitFact('region', name);
    return what === 'indicator' || what === 'form' ? ids[what].has(name) : indicators.isKnownName(what, name);
  };
}

/** The schemes in a file. Throws `scheme-invalid` with every fault by line and column. */
export async function soundSchemes(needs: SchemeNeeds, { name, text }: SchemeFile): Promise<readonly Assessment[]> {
  const known = namesKnown(needs);
  const { held, findings, total } = readListedFile('assessment', name, await needs.knowledge.parsed(name, text, known), known);
  if (findings.length === 0) return held;
  throw new Problem('bad-input', 'scheme-invalid', { faults: total, ...findings[0]?.evidence }, findings);
}

/** Stores a file of schemes as knowledge of the city. Throws `scheme-invalid`, `knowledge-bad`. */
export async function addSchemes(needs: SchemeNeeds, scope: Scope, file: SchemeFile): Promise<readonly Assessment[]> {
  const schemes = await soundSchemes(needs, file);
  const [first] = schemes;
  const name = schemes.length === 1 ? `${first?.id}-${first?.version}` : file.name.replace(/\.ya?ml$/iu, '');
  const { counts } = await needs.knowledge.put(`assessments/${name.replaceAll(/[^a-z0-9_-]/giu, '-')}.yaml`, file.text, false);
  // a request right after this one is already answered with it
  await setTimeout(Math.min(Math.max(0, counts - needs.now()), longestWait));
  for (const { id, version } of schemes)
    await needs.audit(scope, { action: 'scheme-add', subject: `assessment:${id}`, region: null, detail: { version } });
  return schemes;
}

/** The schemes in force today. */
export const schemesToday = ({ knowledge, now }: Pick<SchemeNeeds, 'knowledge' | 'now'>): readonly SchemeFound[] =>
  knowledge.inForce('assessment', { on: today(now()), ...asOfNow });

/** A scheme in force today with its version numbers. Throws `no-such-scheme`. */
export function schemeNamed(needs: SchemeNeeds, id: string) {
  const found = schemesToday(needs).find((one) => one.id === id);
  if (found === undefined) throw new Problem('not-found', 'no-such-scheme', { scheme: id });
  const versions = needs.knowledge.versions('assessment').filter(({ held }) => held.id === id);
  return { scheme: found, versions: versions.map(({ held }) => held.version).toSorted((a, b) => a - b) };
}

/** A scheme as in force at the end of a year, as known then. Throws `no-such-scheme`. */
export function schemeIn({ knowledge }: Pick<SchemeNeeds, 'knowledge'>, id: string, year: number, known: AsOf): SchemeFound {
  const found = knowledge.inForce('assessment', { on: `${year}-12-31`, ...known }).find((one) => one.id === id);
  if (found === undefined) throw new Problem('not-found', 'no-such-scheme', { scheme: id });
  return found;
}
