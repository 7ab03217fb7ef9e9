import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { equipmentKinds } from '#kernel/equipment-kind.ts';
import { uses } from '#kernel/vocabulary.ts';
import { assessment } from './kinds/assessment.ts';
import { caseDocument } from './kinds/case-document.ts';
import { day, names, ofEveryEntry, statuses } from './kinds/every-entry.ts';
import { baselineRule, programme } from './kinds/flexibility-rules.ts';
import { tariff } from './kinds/tariff.ts';
import { form } from './kinds/form.ts';
import { heatTariff } from './kinds/heat-tariff.ts';
import { indicator } from './kinds/indicator.ts';
import { fact, item, policy, strength, term, topic } from './kinds/policy.ts';
import { measure, measurePackage, referenceIntensity } from './kinds/measure.ts';
import { procedure } from './kinds/procedure.ts';
import { reportTemplate } from './kinds/report-template.ts';
import { incentive, prefabStandard, ratingItem, ratingStandard } from './kinds/rating.ts';
import { strategyRule } from './kinds/strategy-rule.ts';

export { isFormal, sourceShape, statuses, statusShown, type Confirmed, type Status } from './kinds/every-entry.ts';

const criterion = z.union([z.string(), z.number(), z.boolean()]);

export type Criterion = z.infer<typeof criterion>;

/** One figure: `value` in `unit`, such as 0.1229 kgce/kWh. */
const coefficient = z.strictObject({
  ...ofEveryEntry,
  carrier: z.enum(carriers).optional(),
  value: z.number().positive(),
  unit: z.string().min(1),
});

/** Limits of yearly use. A row applies to a building whose criteria are all among those named by the row. */
const quota = z.strictObject({
  ...ofEveryEntry,
  /** The uses it judges: the `family` of a use. */
  family: z.string().min(1),
  /** The place where it is in force, by region code; none is the whole country. */
  region: z.string().optional(),
  carrier: z.enum(carriers),
  unit: z.string().min(1),
  per: z.enum(['m2', 'household']),
  corrected: z.enum(['measured', 'limits']),
  corrections: z.array(z.string()).default([]),
  /** What the limits exclude, for people: `space-heating`. */
  excludes: z.array(z.string()).default([]),
  rows: z
    .array(
      z.strictObject({
        when: z.record(z.string(), z.union([criterion, z.array(criterion).min(1)])),
        constraint: z.number().positive(),
        leading: z.number().positive().nullable(),
        /** The status of this row, if it differs from the table's. */
        status: z.enum(statuses).optional(),
      }),
    )
    .min(1),
});

/** A factor `constant + slope × ratio`, its ratio being base over value or value over base of one field of the building. */
const correction = z.strictObject({
  ...ofEveryEntry,
  symbol: z.string().min(1),
  field: z.string().min(1),
  unit: z.string(),
  constant: z.number(),
  slope: z.number(),
  ratio: z.enum(['base/value', 'value/base']),
  /** One base, or one for each value of a criterion of the quota row. */
  base: z.union([z.number().positive(), z.strictObject({ by: z.string(), values: z.record(z.string(), z.number().positive()) })]),
});

/** How a building of several uses gets its limits: the area-weighted mean of those of its uses, or not at all. */
const quotaMethod = z.strictObject({ ...ofEveryEntry, method: z.enum(['area-weighted', 'none']) });

/** A use of buildings, and how the quota tables classify it. */
const use = z.strictObject({
  ...ofEveryEntry,
  names,
  family: z.string().min(1).nullable(),
  /** Criteria that follow from the use alone. */
  criteria: z.record(z.string(), criterion).default({}),
});

/** Words for a use in another list or in a city's ledgers; if there are several uses a person has to choose, most likely first. */
const useWords = z.strictObject({
  ...ofEveryEntry,
  uses: z.array(z.enum(uses)).min(1),
  words: z.array(z.string().min(1).max(200)).min(1),
});

/** The names of columns in real ledgers or forms, by the field that they fill, as in the source. */
const headingWords = z.strictObject({
  ...ofEveryEntry,
  of: z.enum(['buildings', 'meters', 'readings']),
  fields: z.record(z.string().min(1).max(100), z.array(z.string().min(1).max(200)).min(1)),
});

/** What a field's value means in the tables: `airConditioning: central` is `type: B`. */
const reading = z.strictObject({
  ...ofEveryEntry,
  field: z.string().min(1),
  criterion: z.string().min(1),
  values: z.record(z.string(), criterion),
});

const energyItem = z.strictObject({
  ...ofEveryEntry,
  names,
  code: z.string().regex(/^[0-9A-Z]{5}$/u),
  parent: z.string().nullable(),
  carrier: z.enum(carriers).nullable(),
});

/** A climate sub-zone of the building codes and the thermal zone of the quota tables that it belongs to. */
const climateZone = z.strictObject({ ...ofEveryEntry, names, zone: z.string(), thermal: z.string() });

/** The climate sub-zone of a place. */
const climateOfPlace = z.strictObject({ ...ofEveryEntry, region: z.string(), zone: z.string() });

/** A way of heating and the carrier that it uses; null if it uses none that is metered. */
const heating = z.strictObject({ ...ofEveryEntry, names, values: z.array(z.string()).default([]), carrier: z.enum(carriers).nullable() });

const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u);

/** When the network of a place provides heat: first and last day, `11-01` to `03-31`. */
const heatingSeason = z.strictObject({ ...ofEveryEntry, region: z.string(), from: monthDay, to: monthDay });

/** The temperatures that rooms may be cooled and heated to, degC; not in the uses of `except`. */
const temperatureRule = z.strictObject({
  ...ofEveryEntry,
  names,
  coolingAtLeast: z.number().min(-90).max(200),
  heatingAtMost: z.number().min(-90).max(200),
  except: z.array(z.enum(uses)).default([]),
});

/** The healthy range in a room, in the unit of the quantity, as a mean over an hour or a day; for one season, or all year. */
const indoorLimit = z.strictObject({
  ...ofEveryEntry,
  names,
  quantity: z.enum(['temperature', 'humidity', 'co2', 'pm25']),
  season: z.enum(['heating', 'cooling']).optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  per: z.enum(['hour', 'day']),
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

/** The registers of a meter model: the names that a channel may use, and their addresses (`live.md` 4). */
const device = z.strictObject({
  ...ofEveryEntry,
  names,
  /** The name of the model in a channel. */
  profile: z.string().regex(/^[\w.-]{1,60}$/u),
  registers: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w.-]{1,60}$/u),
        /** `holding:0:float32:ABCD`, as in a channel after its unit. */
        register: z.string().regex(/^(?:(?:holding|input):\d{1,5}:\w+(?::[ABCD]{4})?|(?:coil|discrete):\d{1,5})$/u),
        unit: z.string().max(20).optional(),
      }),
    )
    .min(1)
    .max(1000),
});

/**
 * The minimum efficiency of a kind of equipment, in the measure `metric`: equipment below it meets the ground for renewal (`retrofit.md`
 * 2).
 */
const equipmentLimit = z.strictObject({
  ...ofEveryEntry,
  equipment: z.enum(equipmentKinds),
  metric: z.string().min(1).max(60),
  ground: z.enum(['below-standard', 'inefficient']),
  min: z.number().positive(),
});

/** The service life of a kind of equipment in years, if its own row does not state it. */
const equipmentLife = z.strictObject({ ...ofEveryEntry, equipment: z.enum(equipmentKinds), years: z.int().min(1).max(200) });

/** The number of months after which a meter of a carrier must be verified again, if it was verified while this was in force. */
const verificationInterval = z.strictObject({ ...ofEveryEntry, carrier: z.enum(carriers), months: z.int().min(1).max(1200) });

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
