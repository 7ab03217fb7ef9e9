import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, idShape, instantShape, measuredTimeShape, offsetShape } from '#kernel/shape.ts';
import { seenHashShape, seenNumberShape } from '#kernel/seen.ts';
import { textForm, writtenAs } from '#kernel/text-form.ts';

/** A rule as written, JSON or YAML. */
const textShape = z.string().min(1).max(200_000);

const foundShape = z.object({
  subject: z.string(),
  start: instantShape,
  /** null while it is ongoing */
  end: instantShape.nullable(),
  endedBy: z.literal('no-data').optional(),
  /** The end of its last true step. */
  last: instantShape,
  steps: z.number().int(),
  /** The sum over its true steps, in the unit of the rule's stake. */
  stake: z.number().nullable(),
  stakeCoverage: z.number().nullable(),
});

const test = asks('view')
  .route({
    method: 'POST',
    path: '/warning/test',
    summary: 'A rule judged on history, with all that is known now or as it would have been told then; nothing is written',
  })
  .input(
    z.object({
      rule: textShape,
      from: measuredTimeShape,
      to: measuredTimeShape,
      building: codeShape.optional(),
      region: codeShape.optional(),
      /** Each step as known at its end plus the rule’s wait. */
      live: z.boolean().optional(),
    }),
  )
  .output(
    z.object({
      subjects: z.number().int(),
      judged: z.number().int(),
      unknown: z.number().int(),
      perWeek: z.number().nullable(),
      stakeUnit: z.string().nullable(),
      episodes: z.array(foundShape),
      findings: z.array(findingShape),
    }),
  );

const ruleIdShape = z.string().min(1).max(100);
const templateIdShape = z.string().min(1).max(100);
const templateShape = z.object({
  id: z.string(),
  version: z.number().int(),
  names: z.object({ zh: z.string(), en: z.string() }),
  about: z.object({ zh: z.string(), en: z.string() }),
  /** What must be measured. */
  needs: z.object({ zh: z.string(), en: z.string() }),
  subject: z.string(),
  step: z.string(),
  severity: z.string(),
  source: z.object({ document: z.string(), clause: z.string() }),
  status: z.string(),
  thresholds: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.number(), z.string()]),
      unit: z.string(),
      names: z.object({ zh: z.string(), en: z.string() }),
      /** This platform’s own default, which may be changed freely and is not a legal requirement; otherwise given by the source. */
      own: z.boolean(),
    }),
  ),
});

const templates = asks('view')
  .route({
    method: 'GET',
    path: '/warning/templates',
    summary: 'Rules to start from, with what each needs and its thresholds; all are off',
  })
  .output(z.object({ templates: z.array(templateShape) }));

const template = asks('view')
  .route({
    method: 'POST',
    path: '/warning/templates/{template}/rule',
    summary: 'A template as a rule to be edited, tried and kept; nothing is written',
  })
  .input(
    z.object({
      template: templateIdShape,
      /** Thresholds by name. */
      set: z.record(z.string().max(100), z.string().max(100)).optional(),
      id: z.string().min(1).max(100).optional(),
      notify: z.array(z.string().min(1).max(100)).max(100).optional(),
    }),
  )
  .output(z.object({ template: templateShape, rule: z.record(z.string(), z.unknown()), text: z.string() }));

const noteShape = z.string().max(2000).optional();
const untilShape = askedTimeShape;
const saidShape = { by: z.string(), at: instantShape, note: z.string().nullable() };
const bothShape = z.object({ zh: z.string(), en: z.string() });

const ruleShape = z.object({
  id: z.string(),
  version: z.number().int(),
  names: bothShape,
  severity: z.string(),
  subject: z.string(),
  step: z.string(),
  /** `on` since `from`, with that version. */
  state: z.enum(['on', 'off']),
  onVersion: z.number().int().nullable(),
  from: instantShape.nullable(),
  author: z.string(),
  made: instantShape,
  notify: z.array(z.string()),
  /** How often a version was stored or the rule was switched: passed as `seen`. */
  revision: z.number().int(),
  found: z.number().int(),
  open: z.number().int(),
  /** How many were marked as real or false, and the share of false among these; null if none were marked. */
  real: z.number().int(),
  false: z.number().int(),
  falseShare: z.number().nullable(),
  /** As written. */
  rule: z.record(z.string(), z.unknown()),
  findings: z.array(findingShape),
});

const episodeShape = z.object({
  id: z.number().int(),
  rule: z.string(),
  version: z.number().int(),
  names: bothShape,
  severity: z.string(),
  state: z.enum(['open', 'ended', 'withdrawn']),
  subject: z.string(),
  building: z.string().nullable(),
  start: instantShape,
  end: instantShape.nullable(),
  endedBy: z.string().optional(),
  last: instantShape,
  steps: z.number().int(),
  stake: z.number().nullable(),
  stakeUnit: z.string().nullable(),
  stakeCoverage: z.number().nullable(),
  acknowledged: z.object(saidShape).nullable(),
  muted: z.object({ ...saidShape, until: instantShape }).nullable(),
  feedback: z.object({ ...saidShape, as: z.enum(['real', 'false']) }).nullable(),
  events: z.array(z.object({ event: z.string(), at: instantShape, muted: z.boolean() })),
  /** The current name of the building, if it has one. */
  buildingName: z.string().nullable(),
  deliveries: z.array(z.object({ event: z.string(), to: z.string(), state: z.string(), attempts: z.number().int(), at: instantShape })),
});

const rules = asks('view')
  .route({ method: 'GET', path: '/warning/rules', summary: 'Warning rules, whether each is on, and how often it was right' })
  .output(z.object({ rules: z.array(ruleShape) }));

const add = asks('warning-rules')
  .route({ method: 'POST', path: '/warning/rules', summary: 'A rule is kept, off; a further version of one stands beside the former' })
  .input(z.object({ rule: textShape }))
  .output(ruleShape);

const on = asks('warning-rules')
  .route({ method: 'POST', path: '/warning/rules/{rule}/on', summary: 'A rule is judged from now, or from an earlier day, on' })
  .input(
    z.object({
      rule: ruleIdShape,
      from: measuredTimeShape.optional(),
      /** The revision that was read; required once another version was stored, or the rule was switched before. */
      seen: seenNumberShape.optional(),
    }),
  )
  .output(ruleShape);

const off = asks('warning-rules')
  .route({ method: 'POST', path: '/warning/rules/{rule}/off', summary: 'A rule is judged no more; what it found stays' })
  .input(z.object({ rule: ruleIdShape }))
  .output(ruleShape);

const list = asks('view')
  .route({ method: 'GET', path: '/warning/episodes', summary: 'What rules found, those that began last first' })
  .input(
    z.object({
      building: codeShape.optional(),
      rule: ruleIdShape.optional(),
      state: z.enum(['open', 'ended', 'withdrawn']).optional(),
      severity: z.enum(['info', 'warning', 'error']).optional(),
      acknowledged: z.stringbool().or(z.boolean()).optional(),
      offset: offsetShape.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  )
  .output(z.object({ episodes: z.array(episodeShape), total: z.number().int() }));

const episode = asks('view')
  .route({
    method: 'GET',
    path: '/warning/episodes/{id}',
    summary: 'One episode with the values that its steps rest on, as they stand now',
  })
  .input(z.object({ id: idShape }))
  .output(
    episodeShape.extend({
      step: z.enum(['15min', 'hour', 'day']),
      /** Of the subject: it determines when local days begin. */
      zone: z.string(),
      /** `unit`: of its values; `1` if they are a share or a count. */
      inputs: z.array(z.object({ name: z.string(), source: z.record(z.string(), z.unknown()), unit: z.string() })),
      rests: z.array(
        z.object({
          start: instantShape,
          end: instantShape,
          /** null: unknown, or outside the time that the rule covers */
          holds: z.boolean().nullable(),
          values: z.record(z.string(), z.number().nullable()),
        }),
      ),
    }),
  );

const acknowledge = asks('warning-answer')
  .route({ method: 'POST', path: '/warning/episodes/{id}/acknowledge', summary: 'Somebody has seen to it; it is escalated no more' })
  .input(z.object({ id: idShape, note: noteShape }))
  .output(episodeShape);

const mute = asks('warning-answer')
  .route({ method: 'POST', path: '/warning/episodes/{id}/mute', summary: 'An episode is told of no more until an instant' })
  .input(z.object({ id: idShape, until: untilShape, note: noteShape }))
  .output(episodeShape);

const muteRule = asks('warning-answer')
  .route({
    method: 'POST',
    path: '/warning/rules/{rule}/mute',
    summary: 'A rule is told of no more until an instant, of one building or of all',
  })
  .input(z.object({ rule: ruleIdShape, building: codeShape.optional(), until: untilShape, note: noteShape }))
  .output(z.object({ rule: z.string(), building: z.string().nullable(), until: instantShape }));

const feedback = asks('warning-answer')
  .route({ method: 'POST', path: '/warning/episodes/{id}/feedback', summary: 'Whether an episode was real or false' })
  .input(z.object({ id: idShape, as: z.enum(['real', 'false']), note: noteShape }))
  .output(episodeShape);

const timeShape = z.string().regex(textForm(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, writtenAs.clock.zh, writtenAs.clock.en));
const targetShape = z.object({
  name: z.string(),
  webhook: z.string().nullable(),
  mail: z.string().nullable(),
  quiet: z.object({ from: timeShape, until: timeShape }).nullable(),
  /** For a message in a gateway’s own format; the template itself is never returned. */
  template: z.object({ method: z.string(), placeholders: z.array(z.string()) }).nullable(),
  /** When it was last changed: passed as `seen`. */
  changedAt: instantShape,
});

const targets = asks('notify')
  .route({ method: 'GET', path: '/notify', summary: 'Whom rules may name' })
  .output(z.object({ targets: z.array(targetShape) }));

const addTarget = asks('notify')
  .route({
    method: 'POST',
    path: '/notify',
    summary: 'A webhook or a mail address that rules may name; a name that stands gets the new address',
  })
  .input(
    z.object({
      name: z.string().trim().min(1).max(100),
      webhook: z.string().max(2000).optional(),
      /** Signs its messages; never returned again. */
      secret: z.string().min(1).max(500).optional(),
      mail: z.email().max(254).optional(),
      /** Only alarms are sent in these hours, by China’s clock. */
      quiet: z.object({ from: timeShape, until: timeShape }).optional(),
      /** YAML or JSON in a gateway's own format: `method, headers, body, expect?` with `{{text}}`; then no signature is sent. */
      template: z.string().min(1).max(30_000).optional(),
      /** `changedAt` of the target with this name as read; required if another address, secret or other hours replace it. */
      seen: seenHashShape.optional(),
    }),
  )
  .output(targetShape);

const removeTarget = asks('notify')
  .route({ method: 'POST', path: '/notify/remove', summary: 'Nothing goes to that name any more' })
  .input(z.object({ name: z.string().min(1).max(100) }))
  .output(z.object({ removed: z.boolean() }));

const testTarget = asks('notify')
  .route({ method: 'POST', path: '/notify/test', summary: 'Sends to a name what tells of nothing' })
  .input(z.object({ name: z.string().min(1).max(100) }))
  .output(z.object({ name: z.string(), delivered: z.boolean(), findings: z.array(findingShape) }));

export const warningContract = {
  test,
  templates,
  template,
  rules,
  add,
  on,
  off,
  list,
  episode,
  acknowledge,
  mute,
  muteRule,
  feedback,
  notify: { list: targets, add: addTarget, remove: removeTarget, test: testTarget },
};
