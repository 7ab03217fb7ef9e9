import { z } from 'zod';
import { datedProvenance, editFrom, kindContract } from '#platform/ledger/kind-contract.ts';
import { asks } from '#kernel/rights.ts';
import { kindListShapes, knownAt } from '#platform/ledger/kind-list-shapes.ts';
import { kindShapes } from '#platform/ledger/kind-shapes.ts';
import { askedDayShape, dayShape, findingShape } from '#kernel/shape.ts';
import type { Stage } from './stages.ts';
import { projectFacts, projectList, projectStageTerms } from './vocabulary.ts';

const stageShape = z.enum(Object.keys(projectStageTerms) as [Stage, ...Stage[]]);

const factsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const projectShape = z.object({
  code: z.string(),
  name: z.string(),
  ...kindShapes(projectFacts),
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
  .input(z.object({ ...kindListShapes(projectList), ...knownAt }))
  .output(z.object({ projects: z.array(projectShape), total: z.number().int() }));

const project = asks('view')
  .route({
    method: 'GET',
    path: '/projects/{project}',
    summary: 'One project: its facts, its life, its buildings, where each field comes from',
  })
  .input(kind.one.extend(knownAt))
  .output(projectShape.extend(datedProvenance));

const question = asks('view')
  .route({
    method: 'GET',
    path: '/projects/{project}/question',
    summary: 'The question about a project that its rules, conditions and checks are asked with: its region and its facts on a day',
  })
  .input(kind.one.extend({ date: askedDayShape.optional(), ...knownAt }))
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
