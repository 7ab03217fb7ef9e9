import { z } from 'zod';
import { placeZone } from '#kernel/today.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstantMs } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { mostFaults, valueOf, type TypedText } from '#typed-text/typed-text.ts';
import type { DrawPlan } from './facts.ts';
import { rateOf } from './rate.ts';

const text = z.string().trim().min(1).max(500);
const name = z.string().trim().min(1).max(100);
const count = z.int().min(0).max(1_000_000);

/** A rate without quotes is a number to YAML: it is taken as it was written. */
const rate = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((written) => rateOf(written) !== null);

const plan = z.strictObject({
  name: text,
  region: z.union([z.string(), z.number()]).transform(String).pipe(name),
  objects: z
    .record(name, z.union([z.strictObject({ rate, atLeast: count.optional() }), z.strictObject({ count })]))
    .refine((rules) => Object.keys(rules).length > 0),
  people: z
    .strictObject({
      each: z.int().min(1).max(1000),
      groups: z.record(name, z.int().min(1).max(1000)).optional(),
      most: z.int().min(1).max(1_000_000).optional(),
    })
    .refine(({ each, groups = {} }) => Object.values(groups).reduce((sum, one) => sum + one, 0) <= each, { path: ['groups'] })
    .optional(),
  source: text,
  knownFrom: z.string().refine((written) => instantOf(written) !== null),
  begin: name.optional(),
});

const zone = createZone(placeZone) as Zone;

/** When the public outcome can be known, ms UTC: an instant, or a local time or day of the place; null for other text. */
export function instantOf(written: string): number | null {
  return parseInstantMs(written, zone);
}

/** A plan of YAML or JSON that was read. Throws Problem `draw-plan-bad` with each field that is not as it must be. */
export function readPlan(file: string, written: TypedText): DrawPlan {
  const read = plan.safeParse(valueOf(written, ({ said }) => new Problem('bad-input', 'draw-plan-bad', { file, faults: 1, field: said })));
  if (read.success) return read.data;
  const fields = [...new Set(read.error.issues.flatMap(fieldsOf))];
  const findings = fields
    .slice(0, mostFaults)
    .map((field): Finding => ({ code: 'draw-plan-field', severity: 'error', evidence: { field } }));
  throw new Problem('bad-input', 'draw-plan-bad', { file, faults: fields.length, field: fields[0] }, findings);
}

/** The fields that an issue is about: of one that is not known, its name. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.map(String).join('.');
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => (at === '' ? key : `${at}.${key}`)) : [at === '' ? '—' : at];
}
