import { z } from 'zod';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { textForm } from '#kernel/text-form.ts';
import { mostFaults, valueOf, type TypedText } from '#platform/typed-text/typed-text.ts';
import type { SurveyFile } from './facts.ts';

const written = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1).max(300));
const id = written.pipe(
  z
    .string()
    .max(60)
    .regex(textForm(/^[\p{L}\p{N}._-]+$/u, '字母、数字和“.”“_”“-”，如 q-1', 'letters, figures and . _ -, like q-1')),
);
const whole = /^-?\d{1,4}$/u;

const question = z
  .strictObject({
    id,
    type: z.enum(['choice', 'scale', 'text']),
    title: written.optional(),
    options: z.array(written).max(50).optional(),
    required: z.boolean().optional(),
  })
  .transform(({ title, options, ...rest }) => ({
    ...rest,
    title: title ?? rest.id,
    options: rest.type === 'text' ? [] : (options ?? (rest.type === 'scale' ? ['1', '2', '3', '4', '5'] : [])),
  }))
  .refine(({ type, options }) => type === 'text' || (options.length >= 2 && new Set(options).size === options.length), {
    path: ['options'],
  })
  .refine(({ type, options }) => type !== 'scale' || options.every((option) => whole.test(option)), { path: ['options'] });

const survey = z.strictObject({
  id,
  name: written.optional(),
  region: written,
  building: written.optional(),
  standard: written.optional(),
  k: z.int().min(5).max(1000).default(5),
  questions: z
    .array(question)
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length),
});

/** A survey parsed from YAML or JSON. Throws Problem `survey-file-bad` with each invalid field. */
export function readSurvey(file: string, text: TypedText): SurveyFile {
  const read = survey.safeParse(valueOf(text, ({ said }) => new Problem('bad-input', 'survey-file-bad', { file, faults: 1, field: said })));
  if (read.success)
    return {
      ...read.data,
      name: read.data.name ?? read.data.id,
      building: read.data.building ?? null,
      standard: read.data.standard ?? null,
    };
  const fields = [...new Set(read.error.issues.flatMap(fieldsOf))];
  const findings = fields.slice(0, mostFaults).map((field): Finding => ({ code: 'survey-field', severity: 'error', evidence: { field } }));
  throw new Problem('bad-input', 'survey-file-bad', { file, faults: fields.length, field: fields[0] }, findings);
}

/** The fields that an issue is about: for an unknown one, its name. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.map(String).join('.');
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => (at === '' ? key : `${at}.${key}`)) : [at === '' ? '—' : at];
}
