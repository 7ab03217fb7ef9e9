import { z } from 'zod';
import { listInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape } from '#kernel/shape.ts';
import { datedProvenance, editFrom, kindContract } from '#platform/ledger/kind-contract.ts';

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

const organisationKind = kindContract(
  {
    one: 'code',
    many: 'organisations',
    path: '/organisations',
    article: 'an organisation',
    plural: 'organisations',
    rights: { file: 'import-organisations', edit: 'import-organisations', see: 'view' },
  },
  editFrom,
);

const organisation = asks('view')
  .route({ method: 'GET', path: '/organisations/{code}', summary: 'One organisation' })
  .input(organisationKind.one.extend({ knownAt: askedTimeShape.optional() }))
  .output(organisationShape.extend(datedProvenance));

export const placeContract = {
  list,
  get,
  importPlaces,
  organisations,
  organisation,
  addOrganisation: organisationKind.add,
  editOrganisations: organisationKind.edit,
  organisationHistory: organisationKind.history,
  importOrganisations: organisationKind.importFile,
};
