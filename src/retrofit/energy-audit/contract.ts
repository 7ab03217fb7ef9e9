import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import {
  askedDayShape,
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  figureShape,
  findingShape,
  idShape,
  instantShape,
  moneyShape,
  offsetShape,
  unitShape,
} from '#kernel/shape.ts';
import { textForm, writtenAs } from '#kernel/text-form.ts';
import { auditStates, indicatorNames, itemKinds, requestStates } from './facts.ts';

const count = z.number().int();
const decimal = z.string().regex(textForm(/^-?\d+(?:\.\d+)?$/u, writtenAs.number.zh, writtenAs.number.en));
const level = z.coerce.number().int().min(1).max(3);
const one = z.object({ audit: idShape });
const itemShape = z.string().min(1).max(100);

const requestShape = z.object({
  item: z.string(),
  name: z.string(),
  kind: z.enum(itemKinds),
  carrier: carrierShape.nullable(),
  /** Unit of a typed answer. */
  unit: z.string().nullable(),
  state: z.enum(requestStates),
  why: z.string(),
  takesText: z.boolean(),
  takesFile: z.boolean(),
  answer: z
    .object({
      value: z.string().nullable(),
      file: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }).nullable(),
      by: z.string(),
      at: instantShape,
      note: z.string().nullable(),
      /** Hash of the answer: passed as `seen` to accept or return it. */
      hash: z.string(),
    })
    .nullable(),
});

const auditHead = z.object({
  audit: count,
  building: codeShape,
  buildingName: z.string(),
  level: count,
  from: dayShape,
  /** Not included. */
  to: dayShape,
  by: z.string(),
  opened: instantShape,
  submitted: instantShape.nullable(),
});

/** An indicator of a carrier from the readings of a period, and the figure that it opens to. */
const indicatorShape = z.object({
  carrier: carrierShape,
  indicator: z.enum(indicatorNames),
  value: z.number().nullable(),
  unit: z.string(),
  coverage: z.number(),
  figure: z.string().nullable(),
  verdict: z.string().nullable(),
  indicative: z.boolean(),
});

export const auditShape = auditHead.extend({
  levelName: z.string(),
  /** The source of the request, and how reliable it is. */
  source: z.string(),
  status: z.string(),
  indicative: z.boolean(),
  state: z.enum(auditStates),
  /** The active link; its token was shown once. */
  link: z.object({ link: count, expires: instantShape }).nullable(),
  areaM2: z.number().nullable(),
  requests: z.array(requestShape),
  energy: z.array(
    z.object({
      carrier: carrierShape,
      use: figureShape,
      months: z.array(z.object({ from: dayShape, to: dayShape, value: z.number().nullable(), coverage: z.number() })),
      costYuan: moneyShape.nullable(),
      /** Yuan per unit: cost ÷ use. */
      price: decimal.nullable(),
    }),
  ),
  /** Use of items below electricity, where measured. */
  split: z.array(z.object({ item: z.string(), name: z.string(), use: figureShape })),
  indicators: z.array(indicatorShape),
  /** What an auditor found, with its system and the indicator that it is based on, then what is doubtful about the data. */
  findings: z.array(findingShape.extend({ system: z.string().nullable(), rests: indicatorShape.nullable() })),
  measures: z.array(
    z.object({
      code: z.string(),
      finding: z.string().nullable(),
      system: z.string(),
      name: z.string(),
      carrier: carrierShape,
      annualSaving: decimal.nullable(),
      unit: unitShape,
      costYuan: moneyShape.nullable(),
      lifeYears: decimal.nullable(),
      basis: z.string(),
      /** Years; null without a price. */
      payback: decimal.nullable(),
      project: z.string().nullable(),
    }),
  ),
  knownAt: instantShape,
});

const open = asks('energy-audit')
  .route({
    method: 'POST',
    path: '/energy-audits',
    summary: 'Opens an energy audit of a building: what its level asks for, and what is known of it',
  })
  .input(z.object({ building: codeShape, level, from: askedDayShape, to: askedDayShape }))
  .output(auditShape);

const items = asks('energy-audit')
  .route({
    method: 'GET',
    path: '/energy-audit-items',
    summary: 'What an energy audit of a level would ask of a building, and what is known of it',
  })
  .input(z.object({ building: codeShape, level, from: askedDayShape, to: askedDayShape }))
  .output(auditShape.pick({ levelName: true, source: true, status: true, indicative: true, requests: true }));

const list = asks('energy-audit')
  .route({ method: 'GET', path: '/energy-audits', summary: 'Energy audits, the newest first' })
  .input(
    z.object({
      building: codeShape.optional(),
      offset: offsetShape.default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  )
  .output(
    z.object({
      audits: z.array(
        auditHead.extend({
          state: z.enum(auditStates),
          /** What has not been provided yet, by name. */
          missing: z.array(z.string()),
          /** How many items registry and meters answer. */
          known: count,
          /** How many answers wait to be accepted, and how many were accepted. */
          received: count,
          accepted: count,
          /** Of the active link. */
          expires: instantShape.nullable(),
          /** When the owner was last given a link. */
          linked: instantShape.nullable(),
        }),
      ),
      total: count,
    }),
  );

const show = asks('energy-audit')
  .route({ method: 'GET', path: '/energy-audits/{audit}', summary: 'An energy audit: requests, energy, indicators, findings, measures' })
  .input(one.extend({ knownAt: askedTimeShape.optional() }))
  .output(auditShape);

const link = asks('energy-audit')
  .route({
    method: 'POST',
    path: '/energy-audits/{audit}/link',
    summary: 'A link by which the owner answers without an account; told once',
  })
  .input(one.extend({ days: z.coerce.number().int().min(1).max(366).default(14) }))
  .output(z.object({ link: count, token: z.string(), address: z.string(), expires: instantShape }));

const unlink = asks('energy-audit')
  .route({ method: 'POST', path: '/energy-audits/{audit}/unlink', summary: 'Ends the link of an energy audit' })
  .input(one)
  .output(auditShape);

const accept = asks('energy-audit')
  .route({
    method: 'POST',
    path: '/energy-audits/{audit}/accept',
    summary: 'Sends what came for an item through its usual door; with `preview` an import is tried and nothing is kept',
  })
  .input(one.extend({ item: itemShape, preview: z.boolean().optional(), seen: seenHashShape.optional() }))
  .output(
    auditShape.extend({
      /** The number of the edit, which can be undone. */
      change: count.nullable(),
      /** The result of the import. */
      imported: z.object({ import: count, accepted: count, rejected: count, findings: z.array(findingShape) }).nullable(),
    }),
  );

const sendBack = asks('energy-audit')
  .route({ method: 'POST', path: '/energy-audits/{audit}/return', summary: 'Sends what came for an item back: it is asked for again' })
  .input(one.extend({ item: itemShape, note: z.string().trim().min(1).max(1000).optional(), seen: seenHashShape.optional() }))
  .output(auditShape);

const file = z.string().min(1).max(100);

const findings = asks('energy-audit')
  .route({
    method: 'POST',
    path: '/energy-audits/{audit}/findings',
    summary: 'Findings of an uploaded table `code system text severity`, and `carrier indicator` of what each rests on',
  })
  .input(one.extend({ file }))
  .output(auditShape);

const measures = asks('energy-audit')
  .route({
    method: 'POST',
    path: '/energy-audits/{audit}/measures',
    summary: 'Measures of an uploaded table; each goes to the pool of projects',
  })
  .input(one.extend({ file }))
  .output(auditShape);

const importSync = asks('energy-audit')
  .route({ method: 'POST', path: '/imports/building-sync', summary: 'Import an uploaded BuildingSync 2.7 file through the usual doors' })
  .input(
    z.object({
      file,
      /** Fields of the building that the file lacks: `code`, `region`, `use` … */
      set: z.record(z.string().max(100), z.string().max(1000)).default({}),
      preview: z.boolean().optional(),
    }),
  )
  .output(
    z.object({
      building: codeShape,
      created: z.boolean(),
      areaM2: decimal.nullable(),
      series: z.array(z.object({ carrier: z.string(), unit: z.string(), months: count, meter: z.string() })),
      measures: count,
      /** The audit that was opened for its measures. */
      audit: count.nullable(),
      /** Numbers of the imports, each of which can be undone. */
      imports: z.array(count),
      findings: z.array(findingShape),
    }),
  );

/** If an audit is given, it must be the audit of the link: `no-such-audit` otherwise. */
const token = z.object({ token: z.string().min(1).max(200), audit: idShape.optional() });

const linkAnswer = z.object({
  buildingName: z.string(),
  from: dayShape,
  to: dayShape,
  expires: instantShape,
  requests: z.array(requestShape),
});

/** By a link: the token is in the body, so that no log contains it. Files come by `/public/case-link/files`. */
const linked = {
  show: asks('public')
    .route({ method: 'POST', path: '/public/audit-link', summary: 'What the link of an energy audit asks for. Needs no sign-in' })
    .input(token)
    .output(linkAnswer),
  answer: asks('public')
    .route({ method: 'POST', path: '/public/audit-link/answers', summary: 'Answer by the link of an energy audit. Needs no sign-in' })
    .input(
      token.extend({
        set: z.record(itemShape, z.string().max(5000)).default({}),
        files: z
          .array(z.object({ item: itemShape, file }))
          .max(100)
          .default([]),
      }),
    )
    .output(linkAnswer),
  preview: asks('public')
    .route({
      method: 'POST',
      path: '/public/audit-link/preview',
      summary: 'Tries the bills that were uploaded by the link, and keeps nothing. Needs no sign-in',
    })
    .input(token.extend({ item: itemShape }))
    .output(
      z.object({
        /** Null if only the person who accepts the files can preview them. */
        tried: z.object({ taken: count, rejected: count, why: z.array(z.string()) }).nullable(),
      }),
    ),
  submit: asks('public')
    .route({ method: 'POST', path: '/public/audit-link/submit', summary: 'Hand in what was answered; the link ends. Needs no sign-in' })
    .input(token)
    .output(z.object({ submitted: z.literal(true) })),
};

export const energyAuditContract = {
  open,
  items,
  list,
  show,
  link,
  unlink,
  accept,
  return: sendBack,
  findings,
  measures,
  importSync,
  linked,
};
