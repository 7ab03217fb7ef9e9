import { z } from 'zod';
import { placeZone } from '#kernel/today.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstantMs } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { mostFaults, placesInText, valueOf, type Place, type TypedText } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { DrawPlan } from './facts.ts';
import { isOrderOf } from './plan-order.ts';
import { rateOf } from './rate.ts';

const text = z.string().trim().min(1).max(500);
const name = z.string().trim().min(1).max(100);
const count = z.int().min(0).max(1_000_000);

/** An unquoted rate is a number in YAML: it is accepted as written. */
const rate = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((written) => rateOf(written) !== null);

const bare = z.strictObject({
  name: text,
  region: z.union([z.string(), z.number()]).transform(String).pipe(name),
  objects: z
    .record(name, z.union([z.strictObject({ rate, atLeast: count.optional() }), z.strictObject({ count })]))
    .refine((rules) => Object.keys(rules).length > 0),
  strataOrder: z.array(name).optional(),
  people: z
    .strictObject({
      each: z.int().min(1).max(1000),
      groups: z.record(name, z.int().min(1).max(1000)).optional(),
      groupOrder: z.array(name).optional(),
      most: z.int().min(1).max(1_000_000).optional(),
    })
    .refine(({ each, groups = {} }) => Object.values(groups).reduce((sum, one) => sum + one, 0) <= each, { path: ['groups'] })
    .refine(({ groups, groupOrder }) => isOrderOf(groupOrder, groups), { path: ['groupOrder'] })
    .optional(),
  source: text,
  knownFrom: z.string().refine((written) => instantOf(written) !== null),
  begin: name.optional(),
});

const plan = bare.refine(({ objects, strataOrder }) => isOrderOf(strataOrder, objects), { path: ['strataOrder'] });

const zone = createZone(placeZone) as Zone;

/** When the public outcome can be known, ms UTC: an instant, or a local time or day of the place; null for any other text. */
export function instantOf(written: string): number | null {
  return parseInstantMs(written, zone);
}

/** Names of a plan in the order in which its text has them. */
export type NamesInText = { readonly strata: readonly string[]; readonly groups: readonly string[] };

/**
 * The order of strata and groups in a text that was read: the object parsed from it has numbers before words.
 * @param written the text as it was read
 */
export async function namesInText(threads: Pick<Workers, 'run'>, text: string, written: TypedText): Promise<NamesInText> {
  const whole = recordOf('value' in written ? written.value : null);
  const named = [...namesAt(whole, ['objects']), ...namesAt(whole, ['people', 'groups'])];
  const places = await placesInText(
    threads,
    text,
    named.map(({ path }) => ({ path, ofKey: true })),
  );
  const placed = named
    .map((one, at) => ({ ...one, place: places[at] as Place }))
    .toSorted(({ place: a }, { place: b }) => a.line - b.line || a.column - b.column);
  const under = (holder: string): string[] => [
    ...new Set(placed.filter(({ path }) => path[0] === holder).map(({ path }) => (path.at(-1) ?? '').trim())),
  ];
  return { strata: under('objects'), groups: under('people') };
}

/** The names under a value of the plan, each with its path. */
function namesAt(whole: unknown, way: readonly string[]): { readonly path: readonly string[] }[] {
  let held: unknown = whole;
  for (const part of way) held = recordOf(held)[part];
  return Object.keys(recordOf(held)).map((name) => ({ path: [...way, name] }));
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/**
 * A plan parsed from YAML or JSON, with the order of its strata and groups as lists. Throws Problem `draw-plan-bad` with each invalid
 * field.
 * @param names their order if the plan has no list of its own
 */
export function readPlan(file: string, written: TypedText, names: NamesInText): DrawPlan {
  const read = plan.safeParse(valueOf(written, ({ said }) => new Problem('bad-input', 'draw-plan-bad', { file, faults: 1, field: said })));
  if (read.success) return ordered(read.data, names);
  const fields = [...new Set(read.error.issues.flatMap(fieldsOf))];
  const findings = fields
    .slice(0, mostFaults)
    .map((field): Finding => ({ code: 'draw-plan-field', severity: 'error', evidence: { field } }));
  throw new Problem('bad-input', 'draw-plan-bad', { file, faults: fields.length, field: fields[0] }, findings);
}

/** With lists for everything ordered, so that announcing the plan keeps the order. */
function ordered({ strataOrder, people, ...rest }: DrawPlan, { strata, groups }: NamesInText): DrawPlan {
  const rule = people?.groups === undefined ? people : { ...people, groupOrder: people.groupOrder ?? groups };
  return { ...rest, strataOrder: strataOrder ?? strata, ...(rule !== undefined && { people: rule }) };
}

/** The fields that an issue is about: for an unknown one, its name. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.map(String).join('.');
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => (at === '' ? key : `${at}.${key}`)) : [at === '' ? '—' : at];
}
