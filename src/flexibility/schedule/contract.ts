import { z } from 'zod';
import { forecastErrorShape } from '#flexibility/forecast/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, instantShape, measuredDayShape, measuredTimeShape, pageOf } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { limitClasses } from './program/scenario.ts';
import { priceSteps } from '#metering/tariff/price-steps.ts';

/** Yuan to four decimals, as text. */
const money = z.string().regex(textForm(/^-?\d+\.\d{4}$/u, '四位小数的金额，如 12.5000', 'an amount with four decimals, like 12.5000'));

const answerShape = z.object({
  /** `best-effort`: not all limits could be kept; `time-limit`: nothing better was found within the time limit. */
  status: z.enum(['optimal', 'best-effort', 'time-limit']),
  /** The relative gap of the first objective to the optimum; null if unknown. */
  gap: z.number().nullable(),
  /** `export` is the revenue from export: total = import − export + peak + carbon + wear + shed. */
  cost: z.object({ total: money, import: money, export: money, peak: money, carbon: money, wear: money, shed: money }),
  site: z.array(z.object({ start: instantShape, end: instantShape, importKw: z.number(), exportKw: z.number() })),
  /** For each step: power into direct current minus power out of it, both measured on the input side. */
  converterKw: z.array(z.number()),
  resources: z.array(
    z.object({
      code: z.string(),
      /** For each step: above 0 it consumes, below 0 it supplies. */
      kw: z.array(z.number()),
      /** At the end of each step; null outside of sessions. */
      kwh: z.array(z.number().nullable()).optional(),
      /** At the end of each step, degC. */
      temperature: z.array(z.number().nullable()).optional(),
    }),
  ),
  breaches: z.array(
    z.object({
      limit: z.enum(limitClasses),
      /** The resource's code; absent for the site. */
      code: z.string().optional(),
      field: z.string(),
      from: instantShape,
      to: instantShape,
      amount: z.number(),
      unit: z.enum(['kWh·h', 'kWh', 'K·h']),
    }),
  ),
  seconds: z.number(),
  findings: z.array(findingShape),
});

const solve = asks('view')
  .route({
    method: 'POST',
    path: '/schedule',
    summary:
      'A schedule of power at least cost, or the one that breaks least, class by class: of a scenario, or of each of a list. Nothing is stored',
  })
  .input(
    z.object({
      /** A scenario, or a list of them. */
      scenario: z.union([z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown()))]).optional(),
      /** The same as JSON or YAML. */
      text: z.string().min(1).max(15_000_000).optional(),
      /** The limit for each scenario; the best solution found by then is returned. */
      seconds: z.coerce.number().min(0.1).max(600).default(20),
    }),
  )
  .output(z.union([answerShape, z.array(answerShape)]));

const prices = asks('view')
  .route({
    method: 'GET',
    path: '/tariffs/{id}/prices',
    summary: 'What electricity costs step by step under a tariff: the clock where a step begins decides',
  })
  .input(
    z.object({
      id: z.string().min(1).max(200),
      from: measuredTimeShape,
      to: measuredTimeShape,
      step: z.enum(priceSteps),
      /** An IANA name. */
      zone: z.string().min(1).max(100).default('Asia/Shanghai'),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(z.object({ steps: z.array(z.object({ start: instantShape, period: z.string(), import: z.string(), export: z.string() })) }));

const known = z.number().nullable();

const fitThermal = asks('view')
  .route({
    method: 'POST',
    path: '/thermal/fit',
    summary: 'Resistance, capacity and gain of a room from what was measured of it, with their errors. Nothing is stored',
  })
  .input(
    z.object({
      /** csv `time indoor outdoor heat`: degC and kW, equal steps; an empty cell ends a run. */
      text: z.string().min(1).max(15_000_000),
      /** For times without a zone. */
      zone: z.string().min(1).max(100).default('Asia/Shanghai'),
    }),
  )
  .output(
    z.object({
      /** K/kW. */
      r: known,
      /** kWh/K. */
      c: known,
      /** kW. */
      gain: known,
      /** Standard errors. */
      errors: z.object({ r: known, c: known, gain: known }),
      usable: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

const planInput = z.object({
  building: codeShape,
  tariff: z.string().min(1).max(200),
  at: measuredTimeShape.optional(),
  knownAt: askedTimeShape.optional(),
  /**
   * csv `resource,from,to,startKwh,maxKwh,targetKwh`: when cars stand at chargers, which the register does not contain. Times without a
   * zone are the building's; a charger without sessions stays in the load.
   */
  sessions: z.string().min(1).max(200_000).optional(),
  /** csv `resource` with `price,maxKwh` for what can be shed, or `kwh,from,to,whole` for what can be shifted. */
  loads: z.string().min(1).max(200_000).optional(),
});

const bodyShape = z.object({
  /** As `solve` accepts it. */
  scenario: z.record(z.string(), z.unknown()),
  /** The basis of the load forecast: its accuracy over the four weeks before, and the share of them that was measured. */
  forecast: z.object({ error: forecastErrorShape, coverage: z.number() }),
  answer: answerShape,
  /** The building's time zone. */
  zone: z.string(),
});

const building = asks('view')
  .route({
    method: 'POST',
    path: '/buildings/{building}/schedule',
    summary:
      'A schedule of a building for 48 hours, from its resources, a tariff and what was known then. Nothing is stored, and no device is switched',
  })
  .input(planInput)
  .output(bodyShape);

const keptShape = z.object({
  number: z.number().int(),
  building: z.string(),
  tariff: z.string(),
  /** The start of the plan. */
  starts: instantShape,
  made: instantShape,
  /** The plan is based on what was known then. */
  knownAt: instantShape,
  /** Made automatically, every quarter hour where that is switched on. */
  standing: z.boolean(),
  by: z.string(),
  status: z.enum(['optimal', 'best-effort', 'time-limit']),
  /** Yuan. */
  total: money,
  /** How many limits it breaks. */
  breaches: z.number().int(),
});

const standingShape = z
  .object({
    tariff: z.string(),
    since: instantShape,
    by: z.string(),
    /** Why the last plan could not be made; null if it was made. */
    problem: z.string().nullable(),
  })
  .nullable();

const keep = asks('edit')
  .route({
    method: 'POST',
    path: '/buildings/{building}/schedules',
    summary: 'The schedule of a building for 48 hours, kept with when it was made and what was known then. No device is switched',
  })
  .input(planInput)
  .output(keptShape.extend(bodyShape.shape));

const plans = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/schedules',
    summary: 'Kept schedules of a building, the newest first, and whether it gets one every quarter hour',
  })
  .input(z.object({ building: codeShape, ...pageOf(1000, 100) }))
  .output(
    z.object({
      plans: z.array(keptShape),
      /** How many are stored. */
      total: z.number().int(),
      standing: standingShape,
      /** Automatic plans are deleted after `standingDays` days; of those kept by users, a fixed number stays. */
      kept: z.object({ standingDays: z.number().int(), most: z.number().int() }),
    }),
  );

const plan = asks('view')
  .route({ method: 'GET', path: '/schedules/{number}', summary: 'A kept schedule as it was made' })
  .input(z.object({ number: z.coerce.number().int().min(1).max(1e15) }))
  .output(keptShape.extend(bodyShape.shape));

const stand = asks('edit')
  .route({
    method: 'POST',
    path: '/buildings/{building}/schedules/standing',
    summary: 'Switch on that a building gets a schedule every quarter hour, or off (null). No device is switched',
  })
  .input(z.object({ building: codeShape, tariff: z.string().min(1).max(200).nullable() }))
  .output(z.object({ standing: standingShape }));

const replay = asks('view')
  .route({
    method: 'POST',
    path: '/buildings/{building}/schedules/replay',
    summary:
      'Begins to work out, as a job, what batteries would have saved in a time that was measured: each day planned from what was measured before it',
  })
  .input(
    z.object({
      building: codeShape,
      tariff: z.string().min(1).max(200),
      /** Local days, the last excluded; at most 366. */
      from: measuredDayShape,
      to: measuredDayShape,
      /** Hypothetical batteries, as a scenario writes them; if absent, those of the register. */
      resources: z.array(z.record(z.string(), z.unknown())).max(20).optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(z.object({ job: z.string() }));

const sumShape = z.object({
  /** Yuan without batteries. */
  without: money,
  /** As planned day by day. */
  replayed: money,
  /** With perfect foresight: the lowest possible cost. */
  foresight: money,
  /** `without` minus the planned cost, and `without` minus the cost with perfect foresight. */
  saving: money,
  possible: money,
  /** Opened by `explain`. */
  figure: z.string(),
});

const replayShown = asks('view')
  .route({
    method: 'GET',
    path: '/schedule-replays/{job}',
    summary: 'What batteries would have saved, as such a job found it',
  })
  .input(z.object({ job: z.string().min(1).max(100) }))
  .output(
    z.object({
      building: z.string(),
      tariff: z.string(),
      from: z.string(),
      to: z.string(),
      /** Days not fully measured are left out of all sums; on days without a forecast the batteries are idle. */
      days: z.object({ of: z.number().int(), replayed: z.number().int(), unplanned: z.number().int() }),
      coverage: z.number(),
      /** Its inputs were known then. */
      knownAt: instantShape,
      total: sumShape,
      months: z.array(sumShape.extend({ month: z.string(), days: z.number().int() })),
      findings: z.array(findingShape),
    }),
  );

export const scheduleContract = { solve, prices, fitThermal, building, keep, plans, plan, stand, replay, replayShown };
