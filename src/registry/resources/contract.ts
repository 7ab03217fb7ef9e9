import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { editedShape } from '#platform/ledger/shapes.ts';
import { datedProvenance, editFrom, editInput, kindContract } from '#platform/ledger/kind-contract.ts';
import { kindListShapes, knownAt } from '#platform/ledger/kind-list-shapes.ts';
import { kindShapes } from '#platform/ledger/kind-shapes.ts';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { resourceFacts, type ResourceKind, resourceKindTerms, resourceList } from './vocabulary.ts';

const kindShape = z.enum(Object.keys(resourceKindTerms) as [ResourceKind, ...ResourceKind[]]);
const stateShape = z.enum(Object.keys(inUseTerms) as [keyof typeof inUseTerms]);

const resourceShape = z.object({
  code: z.string(),
  /** The code of its building. */
  building: z.string(),
  buildingName: z.string().nullable(),
  ...kindShapes(resourceFacts),
  kind: kindShape,
  /** kW. pv: DC at standard test conditions; battery: charge. */
  kw: z.number(),
  /** By today; `building-demolished`: not removed, of a building that is gone. */
  state: stateShape,
});

const kind = kindContract(
  {
    one: 'resource',
    many: 'resources',
    path: '/resources',
    article: 'a resource',
    plural: 'resources',
    file: 'adjustable resources of buildings',
    rights: { file: 'import-registry', edit: 'edit', see: 'view' },
  },
  editFrom,
);

const list = asks('view')
  .route({ method: 'GET', path: '/resources', summary: 'Adjustable resources, filtered, sorted and paged, as they stand or were known' })
  .input(z.object({ ...kindListShapes(resourceList), ...knownAt }))
  .output(z.object({ resources: z.array(resourceShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/resources/{resource}', summary: 'One adjustable resource: its fields, and where each comes from' })
  .input(kind.one.extend(knownAt))
  .output(resourceShape.extend(datedProvenance));

const edit = asks('edit')
  .route({
    method: 'POST',
    path: '/resources/edit',
    summary:
      'An edit by hand of one resource, or the same of several as one change; with `preview` only what it would do. `undo` takes it back',
  })
  .input(editInput('resources', editFrom))
  .output(
    editedShape.extend({
      /**
       * Its state after the edit, if a single one was named and this was not a preview; if that one is refused, the response is a problem.
       */
      resource: resourceShape.optional(),
    }),
  );

export const resourcesContract = {
  importResources: kind.importFile,
  list,
  get,
  add: kind.add,
  edit,
  history: kind.history,
};
