import { z } from 'zod';
import { importInput, listInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape } from '#kernel/shape.ts';
import { addedShape, editedShape, fieldChangeShape, originShape, setShape, previewed } from '#platform/ledger/contract.ts';

const placeShape = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['nation', 'province', 'prefecture', 'county', 'zone']),
  parent: z.string().nullable(),
  source: z.string(),
  /** GeoJSON Polygon or MultiPolygon, WGS 84. */
  boundary: z.unknown().optional(),
});

const organisationShape = z.object({
  code: z.string(),
  name: z.string(),
  /** Unified social credit code 统一社会信用代码. */
  uscc: z.string().nullable(),
  kind: z.string().nullable(),
  parent: z.string().nullable(),
  region: z.string().nullable(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
});

const list = asks('view')
  .route({ method: 'GET', path: '/places', summary: 'Regions and zones, all or those within one' })
  .input(z.object({ within: codeShape.optional(), boundary: z.boolean().optional() }))
  .output(z.object({ places: z.array(placeShape) }));

const get = asks('view')
  .route({ method: 'GET', path: '/places/{code}', summary: 'One place with its boundary' })
  .input(z.object({ code: codeShape }))
  .output(placeShape);

const importPlaces = asks('places')
  .route({ method: 'POST', path: '/imports/places', summary: 'Import regions and zones from csv or xlsx, or boundaries from GeoJSON' })
  .input(listInput)
  .output(importOutput);

const organisations = asks('view')
  .route({ method: 'GET', path: '/organisations', summary: 'Organisations, as they stand or were known' })
  .input(
    z.object({
      search: z.string().max(100).optional(),
      /** Only these. */
      codes: z.array(codeShape).max(200).optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(z.object({ organisations: z.array(organisationShape), next: z.string().nullable(), total: z.number().int() }));

const organisation = asks('view')
  .route({ method: 'GET', path: '/organisations/{code}', summary: 'One organisation' })
  .input(z.object({ code: codeShape, knownAt: askedTimeShape.optional() }))
  .output(
    organisationShape.extend({
      /** Fields that change in the course of its life: from which local day on they are what. */
      dated: z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() }))),
      provenance: z.record(z.string(), originShape),
    }),
  );

const editOrganisations = asks('import-organisations')
  .route({
    method: 'POST',
    path: '/organisations/edit',
    summary:
      'The same edit by hand of one or more organisations, as one change; with `preview` only what it would do. `undo` takes it back',
  })
  .input(
    z.object({
      organisations: z.array(codeShape).min(1).max(1000),
      set: setShape,
      from: askedDayShape.optional(),
      ...previewed,
    }),
  )
  .output(editedShape);

const addOrganisation = asks('import-organisations')
  .route({ method: 'POST', path: '/organisations', summary: 'One organisation made by hand. `undo` takes it back' })
  .input(z.object({ code: codeShape, set: setShape }))
  .output(addedShape);

const organisationHistory = asks('view')
  .route({
    method: 'GET',
    path: '/organisations/{code}/history',
    summary: 'Who changed which field of an organisation, from what to what, when, by which import',
  })
  .input(z.object({ code: codeShape }))
  .output(z.object({ changes: z.array(fieldChangeShape) }));

const importOrganisations = asks('import-organisations')
  .route({ method: 'POST', path: '/imports/organisations', summary: 'Import organisations from csv or xlsx' })
  .input(importInput)
  .output(importOutput);

export const placeContract = {
  list,
  get,
  importPlaces,
  organisations,
  organisation,
  addOrganisation,
  editOrganisations,
  organisationHistory,
  importOrganisations,
};
