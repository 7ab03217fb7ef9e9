import type { z } from 'zod';
import type { Finding } from '#kernel/finding.ts';
import { issueText } from '#kernel/issue-text.ts';
import { Problem } from '#kernel/problem.ts';
import { mostFaults, placesInText, readTypedText, type Place, type Spot } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { planShape, type WrittenPlan } from './plan-shape.ts';

type Issue = z.core.$ZodIssue;

/**
 * Parses a plan as YAML or JSON. Throws Problem `pathway-invalid` with what is wrong, the first hundred faults by line and column.
 * @param name the name of the file
 */
export async function readPlan(workers: Pick<Workers, 'run'>, name: string, text: string): Promise<WrittenPlan> {
  const written = await readTypedText(workers, text);
  if ('faults' in written) {
    const broken = written.faults.map(({ said, ...place }) => faultAt('pathway-broken', place, { said }));
    throw invalid(name, written.total, broken);
  }
  const read = planShape.safeParse(written.value);
  if (read.success) return read.data;
  const faults = read.error.issues.flatMap(faultsOf);
  const told = faults.slice(0, mostFaults);
  const places = await placesInText(
    workers,
    text,
    told.map(({ spot }) => spot),
  );
  throw invalid(
    name,
    faults.length,
    told.map(({ code, evidence }, at) => faultAt(code, places[at] as Place, evidence)),
  );
}

const invalid = (file: string, count: number, found: readonly Finding[]) =>
  new Problem('bad-input', 'pathway-invalid', { file, count }, found);

type PlanFault = { readonly code: string; readonly spot: Spot; readonly evidence: Finding['evidence'] };

const faultAt = (code: string, place: Place, evidence: Finding['evidence']): Finding => ({
  code,
  severity: 'error',
  evidence: { ...place, ...evidence },
});

function faultsOf(issue: Issue): PlanFault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const of = [...path, key];
      return { code: 'pathway-field-unknown', spot: { path: of, ofKey: true }, evidence: { field: of.join('.') } };
    });
  // if a value can be written in two ways, the error is reported for the one whose kind it is
  const [branch] = issue.code === 'invalid_union' ? issue.errors.filter((errors) => errors.some((one) => one.path.length > 0)) : [];
  if (branch !== undefined) return branch.flatMap((one) => faultsOf({ ...one, path: [...issue.path, ...one.path] }));
  return [{ code: 'pathway-field-bad', spot: { path }, evidence: { field: path.join('.'), said: issueText(issue) } }];
}
