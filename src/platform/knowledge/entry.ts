import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { assessment } from './kinds/assessment.ts';
import { climateOfPlace, climateZone, heating, heatingSeason, indoorLimit, temperatureRule } from './kinds/climate.ts';
import { device, energyItem, equipmentLife, equipmentLimit, verificationInterval } from './kinds/devices.ts';
import { caseDocument, reportTemplate } from './kinds/document-template.ts';
import { day, names, ofEveryEntry } from './kinds/every-entry.ts';
import { baselineRule, programme } from './kinds/flexibility-rules.ts';
import { tariff } from './kinds/tariff.ts';
import { form } from './kinds/form.ts';
import { heatTariff } from './kinds/heat-tariff.ts';
import { indicator } from './kinds/indicator.ts';
import { fact, item, policy, strength, term, topic } from './kinds/policy.ts';
import { measure, measurePackage, referenceIntensity } from './kinds/measure.ts';
import { procedure } from './kinds/procedure.ts';
import { correction, headingWords, quota, quotaMethod, reading, use, useWords } from './kinds/quota.ts';
import { incentive, prefabStandard, ratingItem, ratingStandard } from './kinds/rating.ts';
import { strategyRule } from './kinds/strategy-rule.ts';

export { isFormal, sourceShape, statuses, statusShown, type Confirmed, type Status } from './kinds/every-entry.ts';
export type { Criterion } from './kinds/quota.ts';

/** One figure: `value` in `unit`, such as 0.1229 kgce/kWh. */
const coefficient = z.strictObject({
  ...ofEveryEntry,
  carrier: z.enum(carriers).optional(),
  value: z.number().positive(),
  unit: z.string().min(1),
});

/** The criterion for a model of use by temperature: `value` at most or at least `limit` (for `nmbe` its absolute value). */
const modelCheck = z.strictObject({
  ...ofEveryEntry,
  names,
  model: z.enum(['daily', 'billing', 'hourly']),
  check: z.enum(['cvrmse', 'nmbe', 'r2']),
  limit: z.number().positive(),
  way: z.enum(['at-most', 'at-least']),
});

/**
 * The minimum coverage below which no figure of a kind is shown. `season`: for each forecast quarter, the share of its days that must be
 * measured.
 */
const figureFloor = z.strictObject({
  ...ofEveryEntry,
  names,
  of: z.enum(['forecast', 'share', 'intensity', 'target']),
  coverage: z.number().min(0).max(1),
  season: z.number().min(0).max(1).optional(),
});

/** What a measured energy performance label requires of a building; `needs`: what no meter measures. */
const performanceItem = z.strictObject({
  ...ofEveryEntry,
  names,
  item: z.string().regex(/^[a-z-]+$/u),
  needs: names.optional(),
});

const ofItem = { item: z.string().regex(/^[a-zA-Z][\w-]*$/u), words: z.array(z.string().min(1)).default([]) };

/**
 * What an energy audit of a level requires of a building, in order; `energy` and `cost` are required for each carrier. `field`: of the
 * registry; `complete`: fields that each piece of equipment must have; `words`: by which a file or note of the building is recognized.
 */
const auditLevel = z.strictObject({
  ...ofEveryEntry,
  names,
  level: z.int().min(1).max(3),
  items: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ ...ofItem, kind: z.literal('fact'), field: z.string().min(1) }),
        z.strictObject({ ...ofItem, kind: z.enum(['energy', 'cost']) }),
        z.strictObject({ ...ofItem, kind: z.literal('equipment'), complete: z.array(z.string().min(1)).default([]) }),
        z.strictObject({ ...ofItem, kind: z.enum(['split', 'document', 'note']), names }),
      ]),
    )
    .min(1),
});

/** A warning rule to start from: `rule` as in `live.md` 6, with `$name` in place of a threshold. `isRule`: its source states it. */
const warningTemplate = z.strictObject({
  ...ofEveryEntry,
  names,
  about: names,
  needs: names,
  thresholds: z.record(
    z.string().regex(/^[a-z][a-zA-Z]*$/u),
    z.strictObject({ value: z.union([z.number(), z.string()]), unit: z.string().min(1), names, isRule: z.boolean().default(false) }),
  ),
  rule: z.record(z.string(), z.unknown()),
});

/** A place by its code: a region of GB/T 2260 (its parent follows from the digits), or a zone with a code of its own under `parent`. */
const place = z.strictObject({ ...ofEveryEntry, code: z.string().min(1), name: z.string().min(1), parent: z.string().optional() });

/**
 * The notice of a year: days off in addition to the weekends, and days worked in exchange; some may be in the year before. It is known from
 * the day of its publication; always, if that day is unknown.
 */
const calendar = z.strictObject({
  ...ofEveryEntry,
  year: z.int().min(1900).max(9999),
  published: day.optional(),
  closed: z.array(day).max(400).default([]),
  worked: z.array(day).max(400).default([]),
});

/**
 * Carbon dioxide of one unit of a carrier, in a place or in the places covered by a grid: of a calendar `year`, or in force on days
 * (`validFrom`, `validTo`; neither: always). It is known from the day of its publication; if that day is unknown, since it was loaded.
 * `residual`: what is left of the average after certified power is taken out; it applies to what no certificate covers.
 */
const carbonFactor = z.strictObject({
  ...ofEveryEntry,
  carrier: z.enum(carriers),
  place: z.string().min(1).max(100),
  covers: z.array(z.string().min(1).max(100)).min(1).optional(),
  year: z.int().min(1900).max(9999).optional(),
  series: z.enum(['average', 'residual', 'fossil']).default('average'),
  value: z.number().nonnegative(),
  unit: z.string().min(1).max(40),
  published: day.optional(),
});

/** A level of the codes of construction standards above the standard's own number: `3`, `3.6`, `3.6.2`, `3.6.2.1`. */
const standardCode = z.strictObject({ ...ofEveryEntry, names, code: z.string().regex(/^[1-9]\d{0,2}(\.[1-9]\d{0,2}){0,3}$/u) });

/** A speciality of people, and what else lists call it: a place adds its own. */
const speciality = z.strictObject({
  ...ofEveryEntry,
  names,
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u),
  words: z.array(z.string().min(1)).default([]),
});

/** Questions that a survey of the users of something begins with; options by name, whole numbers for a scale. */
const questionnaire = z.strictObject({
  ...ofEveryEntry,
  names,
  about: z.enum(['standard']),
  questions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/u),
        type: z.enum(['choice', 'scale', 'text']),
        names,
        options: z.array(names).min(2).optional(),
        required: z.boolean().optional(),
      }),
    )
    .min(1),
});

export const shapes = {
  coefficient,
  quota,
  correction,
  'quota-method': quotaMethod,
  use,
  'use-words': useWords,
  'heading-words': headingWords,
  reading,
  'energy-item': energyItem,
  'climate-zone': climateZone,
  'climate-of-place': climateOfPlace,
  heating,
  'heating-season': heatingSeason,
  'temperature-rule': temperatureRule,
  'indoor-limit': indoorLimit,
  'model-check': modelCheck,
  'figure-floor': figureFloor,
  'performance-item': performanceItem,
  'audit-level': auditLevel,
  'equipment-limit': equipmentLimit,
  'equipment-life': equipmentLife,
  'verification-interval': verificationInterval,
  'heat-tariff': heatTariff,
  'baseline-rule': baselineRule,
  programme,
  tariff,
  'warning-template': warningTemplate,
  'strategy-rule': strategyRule,
  place,
  fact,
  item,
  term,
  strength,
  topic,
  policy,
  'rating-standard': ratingStandard,
  'rating-item': ratingItem,
  'prefab-standard': prefabStandard,
  incentive,
  calendar,
  procedure,
  'case-document': caseDocument,
  'standard-code': standardCode,
  questionnaire,
  speciality,
  'carbon-factor': carbonFactor,
  device,
  indicator,
  form,
  assessment,
  'report-template': reportTemplate,
  measure,
  package: measurePackage,
  'reference-intensity': referenceIntensity,
};

export type Kind = keyof typeof shapes;

export const kinds = Object.keys(shapes) as readonly Kind[];

export type EntryOf<K extends Kind> = z.infer<(typeof shapes)[K]>;

/** One version of one entry, as in its file. */
export type Entry<K extends Kind = Kind> = {
  readonly kind: K;
  readonly held: EntryOf<K>;
  /** Everything written for it except its note and wording, in canonical JSON: what must never change under one version. */
  readonly written: string;
};
