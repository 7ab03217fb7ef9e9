import { z } from 'zod';
import { addedShape, editedShape, fieldChangeShape, originShape, setShape, previewed } from '#platform/ledger/contract.ts';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape, offsetShape } from '#kernel/shape.ts';

const stageShape = z.enum(['initiated', 'planned', 'designed', 'materials', 'construction', 'delivered', 'operation', 'demolished']);

const factsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const projectShape = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  developmentZone: z.string().nullable(),
  address: z.string().nullable(),
  /** Whose it is: the code of an organisation. */
  organisation: z.string().nullable(),
  note: z.string().nullable(),
  /** Codes of the buildings that it makes or changes. */
  buildings: z.array(z.string()),
  /** The last stage that has begun. */
  stage: stageShape.nullable(),
  /** All stages in their order; `on` is the local day on which each began. */
  life: z.array(z.object({ stage: stageShape, on: dayShape.nullable() })),
  /** The facts that rules ask of, by name; what is absent is not known. */
  facts: factsShape,
  findings: z.array(findingShape),
});

const knownAt = askedTimeShape.optional();
const one = z.object({ project: codeShape });

const importProjects = asks('import-registry')
  .route({ method: 'POST', path: '/imports/projects', summary: 'Import construction and retrofit projects from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const projects = asks('view')
  .route({ method: 'GET', path: '/projects', summary: 'Projects, filtered, sorted and paged, as they stand or were known' })
  .input(
    z.object({
      region: codeShape.optional(),
      organisation: codeShape.optional(),
      /** Those that this building belongs to, by any code that it is known by. */
      building: codeShape.optional(),
      work: z.string().max(40).optional(),
      class: z.string().max(40).optional(),
      stage: stageShape.optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['code', 'name', 'region', 'organisation', 'projectAreaM2']).default('code'),
      descending: z.boolean().default(false),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
      offset: offsetShape.default(0),
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
  .input(one.extend({ knownAt }))
  .output(
    projectShape.extend({
      /** Fields that change in the course of its life: from which local day on they are what. */
      dated: z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() }))),
      provenance: z.record(z.string(), originShape),
    }),
  );

const edit = asks('edit')
  .route({
    method: 'POST',
    path: '/projects/edit',
    summary: 'The same edit by hand of one or more projects, as one change; with `preview` only what it would do. `undo` takes it back',
  })
  .input(
    z.object({
      projects: z.array(codeShape).min(1).max(1000),
      set: setShape,
      from: askedDayShape.optional(),
      ...previewed,
    }),
  )
  .output(editedShape);

const add = asks('edit')
  .route({ method: 'POST', path: '/projects', summary: 'One project made by hand. `undo` takes it back' })
  .input(z.object({ code: codeShape, set: setShape }))
  .output(addedShape);

const question = asks('view')
  .route({
    method: 'GET',
    path: '/projects/{project}/question',
    summary: 'The question about a project that its rules, conditions and checks are asked with: its region and its facts on a day',
  })
  .input(one.extend({ date: askedDayShape.optional(), knownAt }))
  .output(z.object({ region: z.string(), date: dayShape, project: factsShape }));

const history = asks('view')
  .route({
    method: 'GET',
    path: '/projects/{project}/history',
    summary: 'Who changed which field, from what to what, when, by which import',
  })
  .input(one)
  .output(
    z.object({
      changes: z.array(fieldChangeShape),
    }),
  );

export const projectContract = { importProjects, projects, project, add, edit, question, history };
