import { z } from 'zod';
import { findingShape, moneyShape } from '#kernel/shape.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const bilingual = z.object({ zh: z.string(), en: z.string() });
const count = z.number().nullable();

/** What is not met or not decided: as text, with its place in the standard and the fields that would decide. */
const condition = z.object({
  what: z.string(),
  clause: z.string(),
  code: z.string(),
  needs: z.array(z.string()),
  evidence: z.record(z.string(), z.unknown()),
});

const starCondition = condition.extend({ star: z.number().int() });

const proposal = z.object({
  star: z.number().int(),
  total: z.number(),
  points: z.number(),
  fewest: z.number(),
  floors: z.array(z.object({ part: z.string(), points: z.number() })),
  anywhere: z.number(),
  room: z.array(z.object({ part: z.string(), points: z.number() })),
  reachable: z.boolean(),
  besides: z.array(starCondition),
  items: z.array(z.object({ code: z.string(), part: z.string(), names: bilingual, room: z.number(), take: z.number() })),
});

export const ratedShape = z.object({
  standard: z.string(),
  stage: z.enum(['pre', 'final']),
  date: z.string(),
  total: count,
  leastTotal: z.number(),
  /** 0 basic, 1 to 3 stars; null: no grade. Only what is shown counts. */
  grade: z.number().int().nullable(),
  possibleGrade: z.number().int().nullable(),
  aim: z.number().int(),
  categories: z.array(
    z.object({
      code: z.string(),
      names: bilingual,
      clause: z.string(),
      score: count,
      max: z.number(),
      floor: z.number(),
      met: z.boolean().nullable(),
      open: z.array(z.string()),
    }),
  ),
  requirements: z.array(
    z.object({
      id: z.string(),
      names: bilingual,
      clause: z.string(),
      status: z.string(),
      asked: z.boolean().nullable(),
      met: z.boolean().nullable(),
      needs: z.array(z.string()),
      wanted: z.array(z.object({ key: z.string(), names: bilingual, unit: z.string(), value: scalar })),
    }),
  ),
  unmet: z.array(starCondition),
  undecided: z.array(starCondition),
  next: z.array(proposal),
  /** Whether it is based on anything not checked against the standard, or on an edition that has been revised. */
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

export const schemeShape = z.object({
  standard: z.string(),
  names: bilingual,
  validFrom: z.string().nullable(),
  revised: z.object({ from: z.string(), names: bilingual, status: z.string() }).nullable(),
  gaps: z.array(bilingual),
  parts: z.array(
    z.object({ code: z.string(), names: bilingual, clause: z.string(), max: z.number(), pre: z.number(), floor: z.boolean() }),
  ),
  grades: z.array(z.object({ star: z.number().int(), total: z.number() })),
  requirements: z.array(
    z.object({
      id: z.string(),
      names: bilingual,
      clause: z.string(),
      status: z.string(),
      when: z.object({ class: z.array(z.string()).optional(), climate: z.array(z.string()).optional() }),
      anyOf: z.array(
        z.object({
          key: z.string(),
          names: bilingual,
          unit: z.string(),
          compare: z.enum(['more', 'less', 'level', 'yes']),
          levels: z.array(z.object({ level: z.string(), names: bilingual })).optional(),
          stars: z.array(scalar.nullable()),
        }),
      ),
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      code: z.string(),
      part: z.string(),
      names: bilingual,
      type: z.enum(['control', 'score', 'bonus']),
      max: count,
      pre: z.boolean(),
      status: z.string(),
      nameStatus: z.string(),
      source: z.object({ document: z.string(), clause: z.string() }),
    }),
  ),
});

export const prefabShape = z.object({
  standard: z.string(),
  q1: z.number(),
  q2: z.number(),
  q3: z.number(),
  q4: z.number(),
  rate: z.number(),
  rateRounded: z.number(),
  qualified: z.boolean().nullable(),
  grade: z.string().nullable(),
  items: z.array(
    z.object({
      item: z.string(),
      names: bilingual,
      group: z.string(),
      ratio: count,
      lacks: z.boolean(),
      points: z.number(),
      max: z.number(),
      wanted: z.object({ from: z.number(), to: z.number(), status: z.string() }).nullable(),
      status: z.string(),
      /** How the points were calculated; null if the share is unknown. */
      working: z.string().nullable(),
    }),
  ),
  /** The formula with its figures. */
  working: z.string(),
  /** Every minimum, met or not. */
  conditions: z.array(condition.extend({ met: z.boolean().nullable() })),
  unmet: z.array(condition),
  undecided: z.array(condition),
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

const cited = {
  rule: z.string(),
  strength: z.string(),
  document: z.string(),
  clause: z.string(),
  quote: z.string(),
  doubt: bilingual.optional(),
};

const outcome = z.enum(['meets', 'fails', 'undecided']);
const bounds = { least: count, most: count };

const judged = z.object({
  ...cited,
  anyOf: z.array(z.object({ item: z.string(), comparator: z.enum(['>=', '>', '<=', '<', '=']), value: scalar, unit: z.string() })),
  verdict: outcome,
  needs: z.array(z.string()),
});

const share = z.object({ ...bounds, certified: count, total: count });
const money = moneyShape.nullable();

export const materialsShape = z.object({
  date: z.string(),
  products: z.array(
    z.object({
      product: z.string(),
      certificate: z.string().nullable(),
      category: z.string().nullable(),
      quantity: count,
      unit: z.string().nullable(),
      costYuan: money,
      certified: z.boolean().nullable(),
      validTo: z.string().nullable(),
      counts: z.boolean().nullable(),
    }),
  ),
  byCost: z.object({ ...bounds, certified: money, total: money }),
  byQuantity: z.array(share.extend({ unit: z.string() })),
  rules: z.array(judged.extend({ byCost: outcome, byQuantity: outcome })),
  findings: z.array(findingShape),
});

export const ultraLowShape = z.object({
  date: z.string(),
  buildings: z.array(z.object({ name: z.string(), aboveGroundM2: count, ultraLow: z.boolean().nullable() })),
  count: z.object(bounds),
  aboveGroundM2: count,
  ultraLowM2: z.object(bounds),
  share: z.object(bounds),
  rules: z.array(judged),
  findings: z.array(findingShape),
});

export const districtShape = z.object({
  date: z.string(),
  projects: z.array(ultraLowShape.omit({ date: true }).extend({ name: z.string(), class: z.string().nullable() })),
  buildings: z.number().int(),
  aboveGroundM2: count,
  levels: z.array(z.object({ level: z.string(), count: z.object(bounds), m2: z.object(bounds), share: z.object(bounds) })),
  findings: z.array(findingShape),
});

const gives = z.enum(['floor-area', 'money', 'finance', 'tax', 'honour']);
const claim = { ...cited, item: z.string(), names: bilingual, gives };
const amount = z
  .object({
    yuan: moneyShape.nullable(),
    printed: z.boolean(),
    rate: z.string().nullable(),
    of: z.string().nullable(),
    capYuan: moneyShape.nullable(),
    capped: z.boolean(),
    document: z.string().nullable(),
    clause: z.string().nullable(),
    quote: z.string().nullable(),
    status: z.string().nullable(),
    needs: z.array(z.string()),
    working: z.array(z.string()),
    parts: z.array(z.object({ name: z.string(), yuan: moneyShape })),
  })
  .nullable();
const openClaim = z.object({ ...claim, needs: z.array(z.string()), amount });

export const incentivesShape = z.object({
  claims: z.array(
    z.object({
      ...claim,
      leftOut: z
        .object({
          m2: count,
          measuredM2: count,
          percent: count,
          capPercent: count,
          status: z.string().nullable(),
          needs: z.array(z.string()),
          working: z.array(z.string()),
        })
        .nullable(),
      amount,
    }),
  ),
  undecided: z.array(openClaim),
  others: z.array(openClaim),
  lapsed: z.array(openClaim),
  plotRatio: z.object({ plotM2: z.number(), floorM2: z.number(), before: z.number(), after: count, leftOutM2: z.number() }).nullable(),
  documents: z.array(z.object({ code: z.string(), title: z.string(), number: z.string().nullable(), state: z.string() })),
  notLoaded: z.array(
    z.object({
      title: z.string(),
      number: z.string().optional(),
      citedBy: z.array(z.object({ document: z.string(), clause: z.string() })),
    }),
  ),
  indicative: z.boolean(),
  findings: z.array(findingShape),
});
