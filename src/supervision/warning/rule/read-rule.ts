import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { issueText } from '#kernel/issue-text.ts';
import { Problem } from '#kernel/problem.ts';
import { mostFaults, readTypedText, valueOf } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { clockHours } from './clock-hours.ts';
import { readCondition, readOperand, type Fault } from './read-condition.ts';
import { ruleSteps, severities, subjectKinds, takes, type ClockHours, type Rule, type Source } from './rule.ts';
import { subjectFields } from './subject-fields.ts';

const name = z.string().trim().min(1).max(100);
const share = z.number().min(0).max(1);
const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
const times = z.record(z.string(), z.unknown());

/** `10min` in seconds. */
const duration = z
  .string()
  .regex(/^\d{1,4}(?:s|min|h|d)$/u, 'rule-duration-bad')
  .transform((text) => Number.parseInt(text, 10) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[text.replace(/\d+/u, '')[0] as 's'] as number));

const hours = z.string().transform((text, context): ClockHours => {
  const read = clockHours(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'rule-hours-bad' });
  return z.NEVER;
});

const bounds = z
  .string()
  .regex(/^-?\d*(?:\.\d+)?:-?\d*(?:\.\d+)?$/u, 'rule-bounds-bad')
  .transform((text) => {
    const [low = '', high = ''] = text.split(':');
    return { low: low === '' ? -Infinity : Number(low), high: high === '' ? Infinity : Number(high) };
  });

const taking = {
  take: z.enum(takes).default('mean'),
  within: bounds.optional(),
  deadband: z.number().positive().optional(),
  least: share.default(0.8),
};

/** Each source by the key that names it. */
const sources = {
  use: z.strictObject({ use: z.union([z.enum(carriers), z.literal(true)]), hours: hours.optional(), least: share.default(0.98) }),
  expected: z.strictObject({ expected: z.enum(['value', 'low', 'high']), carrier: z.enum(carriers) }),
  point: z.strictObject({ point: z.union([name, z.literal(true)]), ...taking }),
  tag: z.strictObject({ tag: name, ...taking }),
  weather: z.strictObject({ weather: z.literal('temperature') }),
  quiet: z.strictObject({ quiet: z.literal(true) }),
  pace: z.strictObject({ pace: z.literal('share') }),
} as const;

const ruleShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/u, 'rule-id-bad'),
  version: z.int().min(1).max(1_000_000),
  names: z.strictObject({ zh: name.optional(), en: name.optional() }).refine(({ zh, en }) => zh !== undefined || en !== undefined),
  subject: z.enum(subjectKinds),
  of: z.record(name, z.union([scalar, z.array(scalar).min(1).max(1000)])).default({}),
  step: z.enum(ruleSteps),
  during: z.union([z.enum(['occupied', 'unoccupied']), z.array(hours).min(1).max(20)]).nullish(),
  inputs: times.refine((given) => Object.keys(given).length > 0),
  when: z.unknown(),
  raise: z.int().min(1).max(10_000).default(1),
  among: z.int().min(1).max(1000).nullish(),
  clear: z.int().min(1).max(10_000).default(1),
  wait: duration.optional(),
  severity: z.enum(severities).default('warning'),
  stake: z.strictObject({ unit: name, of: z.unknown() }).nullish(),
  notify: z.array(name).max(100).default([]),
  escalate: z
    .array(z.strictObject({ after: duration, to: z.union([name.transform((one) => [one]), z.array(name).min(1)]) }))
    .max(20)
    .default([]),
});

const mostLetters = 100_000;

/** A rule in JSON or YAML as written, before validation. Throws Problem `rule-invalid`. */
export async function readWritten(workers: Pick<Workers, 'run'>, text: string): Promise<unknown> {
  if (text.length > mostLetters) throw invalid([{ at: '—', why: 'rule-too-long' }]);
  const broken = ({ said }: { readonly said: string }) => new Problem('bad-input', 'rule-invalid', { faults: 1, at: said });
  return valueOf(await readTypedText(workers, text), broken);
}

/** The rule in a stored value. Throws Problem `rule-invalid`, with each invalid place. */
export function ruleOf(value: unknown): Rule {
  const faults: PlacedFault[] = [];
  const fault: Fault = (at, why, said) => void faults.push({ at, why, said });
  const read = ruleShape.safeParse(value);
  if (!read.success) throw invalid(read.error.issues.flatMap(placesOf));
  const { names, of, during, wait, stake, when, among, inputs: written, ...rest } = read.data;
  const optional = new Set(Object.keys(written).filter((key) => isOptional(written[key])));
  const inputs = Object.fromEntries(
    Object.entries(written).map(([key, one]) => [key, readSource(optional.has(key) ? plain(one) : one, `inputs.${key}`, rest.step, fault)]),
  );
  if (among !== undefined && among !== null && among < rest.raise) fault('among', 'rule-among-small');
  const known = new Set(Object.keys(inputs));
  const rule: Rule = {
    ...rest,
    names: { zh: names.zh ?? names.en ?? rest.id, en: names.en ?? names.zh ?? rest.id },
    of: Object.fromEntries(Object.entries(of).map(([key, one]) => [key, [one].flat()])),
    during: during ?? null,
    inputs,
    optional,
    among: among ?? null,
    when: readCondition(when, 'when', known, fault),
    wait: wait ?? (rest.step === 'day' ? 21_600 : 600),
    stake: stake === null || stake === undefined ? null : { unit: stake.unit, of: readOperand(stake.of, 'stake.of', known, fault) },
  };
  checkSubject(rule, fault);
  if (faults.length > 0) throw invalid(faults);
  return rule;
}

const isOptional = (source: unknown): boolean =>
  typeof source === 'object' && source !== null && (source as Record<string, unknown>)['optional'] === true;

/** The source without the flag that a subject may lack it. */
function plain(source: unknown): unknown {
  const { optional: _optional, ...rest } = source as Record<string, unknown>;
  return rest;
}

function readSource(value: unknown, at: string, step: Rule['step'], fault: Fault): Source {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const kind = (Object.keys(sources) as (keyof typeof sources)[]).find((one) => keys.includes(one));
  const nothing: Source = { quiet: true };
  if (kind === undefined) {
    fault(at, 'rule-source-unknown');
    return nothing;
  }
  const read = sources[kind].safeParse(value);
  if (!read.success) {
    for (const { at: part, why, said } of read.error.issues.flatMap(placesOf)) fault(part === '—' ? at : `${at}.${part}`, why, said);
    return nothing;
  }
  const source = read.data as Source;
  if (step !== 'day' && ('expected' in source || 'pace' in source || ('use' in source && source.hours !== undefined)))
    fault(at, 'rule-day-only');
  if ('take' in source && source.take === 'within' && source.within === undefined) fault(`${at}.within`, 'rule-within-needed');
  if ('take' in source && source.take === 'turns' && source.deadband === undefined) fault(`${at}.deadband`, 'rule-deadband-needed');
  return source;
}

/** What a subject of this kind has: an input of the meter needs a meter. */
function checkSubject({ subject, of, inputs }: Rule, fault: Fault): void {
  for (const field of Object.keys(of)) if (!subjectFields[subject].includes(field)) fault(`of.${field}`, 'rule-field-unknown');
  for (const [key, source] of Object.entries(inputs)) {
    if ('use' in source && source.use === true && subject !== 'meter') fault(`inputs.${key}.use`, 'rule-needs-meter');
    if ('point' in source && source.point === true && subject !== 'point') fault(`inputs.${key}.point`, 'rule-needs-point');
  }
}

/** The path and kind of a fault; `said`: in words, if the code alone does not say it. */
type PlacedFault = { readonly at: string; readonly why: string; readonly said?: ReturnType<typeof issueText> | undefined };

function placesOf(issue: z.core.$ZodIssue): PlacedFault[] {
  const at = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ at: at === '' ? key : `${at}.${key}`, why: 'rule-part-unknown' }));
  const place = at === '' ? '—' : at;
  return [
    issue.message.startsWith('rule-') ? { at: place, why: issue.message } : { at: place, why: 'rule-part-bad', said: issueText(issue) },
  ];
}

function invalid(faults: readonly PlacedFault[]): Problem {
  const findings = faults
    .slice(0, mostFaults)
    .map(({ at, why, said }): Finding => ({ code: why, severity: 'error', evidence: { at, ...(said !== undefined && { said }) } }));
  return new Problem('bad-input', 'rule-invalid', { faults: faults.length, at: faults[0]?.at ?? '—' }, findings);
}

/** Throws Problem `rule-invalid` if the rule would notify no one. */
export function mustNameSomebody({ notify }: Rule): void {
  if (notify.length === 0) throw invalid([{ at: 'notify', why: 'rule-names-nobody' }]);
}
