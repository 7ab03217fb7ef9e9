import { z } from 'zod';
import { datedProvenance, editFrom, kindContract } from '#platform/ledger/kind-contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape, pageOf } from '#kernel/shape.ts';

const stageShape = z.enum(['initiated', 'planned', 'designed', 'materials', 'construction', 'delivered', 'operation', 'demolished']);

const factsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const projectShape = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  developmentZone: z.string().nullable(),
  address: z.string().nullable(),
  /** The owner: the code of an organisation. */
  organisation: z.string().nullable(),
  note: z.string().nullable(),
  /** Codes of the buildings that it constructs or changes. */
  buildings: z.array(z.string()),
  /** The last stage that has begun. */
  stage: stageShape.nullable(),
  /** All stages in order; `on` is the local day on which each began. */
  life: z.array(z.object({ stage: stageShape, on: dayShape.nullable() })),
  /** The facts that rules refer to, by name; absent means unknown. */
  facts: factsShape,
  findings: z.array(findingShape),
});

const knownAt = askedTimeShape.optional();

const kind = kindContract(
  {
    one: 'project',
    many: 'projects',
    path: '/projects',
    article: 'a project',
    plural: 'projects',
    file: 'construction and retrofit projects',
    rights: { file: 'import-registry', edit: 'edit', see: 'view' },
  },
  editFrom,
);

const projects = asks('view')
  .route({ method: 'GET', path: '/projects', summary: 'Projects, filtered, sorted and paged, as they stand or were known' })
  .input(
    z.object({
      region: codeShape.optional(),
      organisation: codeShape.optional(),
      /** Those that this building belongs to, under any of its codes. */
      building: codeShape.optional(),
      work: z.string().max(40).optional(),
      class: z.string().max(40).optional(),
      stage: stageShape.optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['code', 'name', 'region', 'organisation', 'projectAreaM2']).default('code'),
      descending: z.boolean().default(false),
      ...pageOf(),
      knownAt,
    }),
  )
  .output(z.object({ projects: z.array(projectShape), total: z.number().int() }));

const project = asks('view')
  .route({
    method: 'GET',
    path: '/projects/{project}',
    summary: 'One project: its facts, its life, its buildings, where each field comes from',
  })
  .input(kind.one.extend({ knownAt }))
  .output(projectShape.extend(datedProvenance));

const question = asks('view')
  .route({
    method: 'GET',
    path: '/projects/{project}/question',
    summary: 'The question about a project that its rules, conditions and checks are asked with: its region and its facts on a day',
  })
  .input(kind.one.extend({ date: askedDayShape.optional(), knownAt }))
  .output(z.object({ region: z.string(), date: dayShape, project: factsShape }));

export const projectContract = {
  importProjects: kind.importFile,
  projects,
  project,
  add: kind.add,
  edit: kind.edit,
  question,
  history: kind.history,
};
