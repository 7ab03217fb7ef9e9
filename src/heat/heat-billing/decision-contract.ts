import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { previewed } from '#platform/ledger/shapes.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, instantShape, type NamedIssue } from '#kernel/shape.ts';

const season = z.string().trim().min(1).max(60);
const told = { note: z.string().trim().min(1).max(500), ...previewed };
const ruleShape = z.enum(['own-rate', 'last-season', 'similar', 'area']);

/** A number as text, with a problem of its own if it is invalid. */
const written = (form: RegExp, problem: string) =>
  z.union([z.number().transform(String), z.string().trim()]).pipe(
    z.string().check(({ value, issues }) => {
      if (!form.test(value))
        issues.push({ code: 'custom', input: value, params: { problem, evidence: { text: value } } satisfies NamedIssue });
    }),
  );

/** degC. */
const temperatureShape = written(/^-?\d{1,3}(?:\.\d{1,4})?$/u, 'room-temperature-bad');
const gigajoulesShape = written(/^\d{1,7}(?:\.\d{1,4})?$/u, 'gigajoules-bad');

const billShape = z.object({
  /** Why there is no bill; null if there is one. */
  held: z.string().nullable(),
  /** GJ. */
  quantity: z.number().nullable(),
  total: z.string().nullable(),
});

/** What a decision changes in the bills of a settlement point in a season, in yuan. */
const effectShape = z.object({
  season: z.string(),
  point: z.string(),
  /** Yuan of all its households; null if one of them is held. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Those whose bills change. */
  households: z.array(z.object({ household: z.string(), before: billShape, after: billShape })),
});

/**
 * `decision`: the number by which `undo` takes it back; null in a preview. `hash`: from a preview, passed as `seen` when the decision is
 * taken.
 */
const takenShape = z.object({ decision: z.number().int().nullable(), effects: z.array(effectShape), hash: z.string().optional() });

const faulty = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/heat/faulty-meters',
    summary:
      'Decide that a meter of heat was faulty on some days: what it told then does not count; with `preview` what that changes in yuan',
  })
  .input(z.object({ meter: codeShape, from: askedDayShape, to: askedDayShape, ...told }))
  .output(takenShape);

const cold = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/heat/cold-rooms',
    summary: 'Decide how cold the rooms of a household were on some days; with `preview` what that changes in yuan',
  })
  .input(z.object({ household: codeShape, from: askedDayShape, to: askedDayShape, temperature: temperatureShape, ...told }))
  .output(takenShape);

const substitute = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/heat/substitutes',
    summary:
      'Decide what stands for heat of a household or a settlement point that was not measured in a season: a rule, or GJ; with `preview` what that changes in yuan',
  })
  .input(z.object({ code: codeShape, season, as: ruleShape.optional(), gj: gigajoulesShape.optional(), ...told }))
  .output(takenShape);

const list = asks('view')
  .route({
    method: 'GET',
    path: '/heat/decisions',
    summary: 'What was decided about a household, a settlement point or a meter of heat, by whom, as it stands or was known',
  })
  .input(z.object({ about: z.enum(['household', 'point', 'meter']), code: codeShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      decisions: z.array(
        z.object({
          decision: z.number().int(),
          kind: z.enum(['faulty', 'cold', 'substitute']),
          about: z.enum(['household', 'point', 'meter']),
          code: z.string(),
          from: dayShape.nullable(),
          to: dayShape.nullable(),
          season: z.string().nullable(),
          /** degC. */
          temperature: z.string().nullable(),
          rule: ruleShape.nullable(),
          gj: z.string().nullable(),
          note: z.string(),
          by: z.string(),
          at: instantShape,
        }),
      ),
    }),
  );

export const heatDecisionContract = { faulty, cold, substitute, list };
