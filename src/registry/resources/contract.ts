import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, offsetShape } from '#kernel/shape.ts';
import { addedShape, editedShape, fieldChangeShape, originShape, setShape, previewed } from '#platform/ledger/contract.ts';
import { hvacModeTerms, mountingTerms, type ResourceKind, resourceKindTerms } from './vocabulary.ts';

const kindShape = z.enum(Object.keys(resourceKindTerms) as [ResourceKind, ...ResourceKind[]]);
const stateShape = z.enum(['in-use', 'removed']);
const known = z.number().nullable();
const oneOf = <Code extends string>(terms: Readonly<Record<Code, unknown>>) => z.enum(Object.keys(terms) as [Code, ...Code[]]).nullable();

const resourceShape = z.object({
  code: z.string(),
  /** The code of the building that it stands in. */
  building: z.string(),
  buildingName: z.string().nullable(),
  kind: kindShape,
  /** kW. pv: DC at standard test conditions; battery: charge. */
  kw: z.number(),
  name: z.string().nullable(),
  /** The code of its meter. */
  meter: z.string().nullable(),
  installed: dayShape.nullable(),
  removed: dayShape.nullable(),
  /** m². */
  area: known,
  /** Degrees from level. */
  tilt: known,
  /** Degrees: 0 north, 90 east. */
  azimuth: known,
  /** kW. */
  inverterKw: known,
  mounting: oneOf(mountingTerms),
  /** A kelvin. */
  gamma: known,
  loss: known,
  albedo: known,
  minKwh: known,
  maxKwh: known,
  /** kW. */
  dischargeKw: known,
  chargeEfficiency: known,
  dischargeEfficiency: known,
  mode: oneOf(hvacModeTerms),
  cop: known,
  /** K/kW. */
  r: known,
  /** kWh/K. */
  c: known,
  /** kW. */
  gain: known,
  /** °C, as `low` and `high`. */
  set: known,
  low: known,
  high: known,
  share: known,
  /** `removed`: taken down by today. */
  state: stateShape,
});

const knownAt = askedTimeShape.optional();
const one = z.object({ resource: codeShape });

const importResources = asks('import-registry')
  .route({ method: 'POST', path: '/imports/resources', summary: 'Import adjustable resources of buildings from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const list = asks('view')
  .route({ method: 'GET', path: '/resources', summary: 'Adjustable resources, filtered, sorted and paged, as they stand or were known' })
  .input(
    z.object({
      /** What stands in this building, by any code of its. */
      building: codeShape.optional(),
      kind: kindShape.optional(),
      state: stateShape.optional(),
      /** Of buildings in this place. */
      region: codeShape.optional(),
      /** Of this organisation's buildings. */
      organisation: codeShape.optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['code', 'name', 'building', 'kind', 'installed', 'kw']).default('code'),
      descending: z.boolean().default(false),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
      offset: offsetShape.default(0),
      knownAt,
    }),
  )
  .output(z.object({ resources: z.array(resourceShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/resources/{resource}', summary: 'One adjustable resource: its fields, and where each comes from' })
  .input(one.extend({ knownAt }))
  .output(
    resourceShape.extend({
      /** Fields that change in the course of its life: from which local day on they are what. */
      dated: z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() }))),
      provenance: z.record(z.string(), originShape),
    }),
  );

const edit = asks('edit')
  .route({
    method: 'POST',
    path: '/resources/edit',
    summary:
      'An edit by hand of one resource, or the same of several as one change; with `preview` only what it would do. `undo` takes it back',
  })
  .input(
    z.object({
      resources: z.array(codeShape).min(1).max(1000),
      set: setShape,
      from: askedDayShape.optional(),
      ...previewed,
    }),
  )
  .output(
    editedShape.extend({
      /** As it stands after it, where one was named and it was no preview; where that one is refused, the answer is a problem. */
      resource: resourceShape.optional(),
    }),
  );

const add = asks('edit')
  .route({ method: 'POST', path: '/resources', summary: 'One resource made by hand. `undo` takes it back' })
  .input(z.object({ code: codeShape, set: setShape }))
  .output(addedShape);

const history = asks('view')
  .route({
    method: 'GET',
    path: '/resources/{resource}/history',
    summary: 'Who changed which field of a resource, from what to what, when, by which import',
  })
  .input(one)
  .output(z.object({ changes: z.array(fieldChangeShape) }));

export const resourcesContract = { importResources, list, get, add, edit, history };
