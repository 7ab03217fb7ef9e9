import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, saidShape } from '#kernel/shape.ts';
import { plotShape } from '#green-building/special-plans/contract.ts';
import {
  baselineShape,
  changesShape,
  checkShape,
  conditionsShape,
  documentShape,
  factShape,
  itemShape,
  markShape,
  reviewShape,
  targetShape,
  taskShape,
  topicHeadShape,
  topicShape,
  verdictShape,
} from './shapes.ts';

export { documentHeldShape, notLoadedShape, requirementShape, targetShape, undecidedShape } from './shapes.ts';

/** A place, a day (default: today), a project, and the location of its plot: a special plan sets indices by area. */
const questionShape = z.object({ region: codeShape, date: askedDayShape.optional(), project: saidShape, plot: plotShape.optional() });

const rules = asks('view')
  .route({ method: 'POST', path: '/policy/rules', summary: 'What the documents of a place require of a project on a day' })
  .input(questionShape)
  .output(verdictShape);

const compare = asks('view')
  .route({ method: 'POST', path: '/policy/compare', summary: 'What changes between two questions: day, place or facts' })
  .input(z.object({ first: questionShape, second: questionShape }))
  .output(changesShape);

const check = asks('view')
  .route({ method: 'POST', path: '/policy/check', summary: 'A design against what is required of its project' })
  .input(questionShape.extend({ design: saidShape }))
  .output(checkShape);

const conditions = asks('view')
  .route({
    method: 'POST',
    path: '/policy/conditions',
    summary: 'The indices to write into the contract of a plot, by what the program knows or knew',
  })
  .input(questionShape.extend({ knownAt: askedTimeShape.optional() }))
  .output(conditionsShape);

const review = asks('view')
  .route({ method: 'POST', path: '/policy/review', summary: 'Expected yearly use against the limits of the energy review' })
  .input(z.object({ use: saidShape, region: codeShape.optional(), date: askedDayShape.optional() }))
  .output(reviewShape);

const documents = asks('view')
  .route({ method: 'GET', path: '/policy/documents', summary: 'The documents, all or those of a place on a day' })
  .input(z.object({ region: codeShape.optional(), date: askedDayShape.optional() }))
  .output(z.object({ documents: z.array(documentShape) }));

const text = asks('view')
  .route({ method: 'GET', path: '/policy/documents/{code}', summary: 'A document whole, each passage with its clause' })
  .input(z.object({ code: codeShape }))
  .output(
    z.object({
      document: documentShape,
      passages: z.array(
        z.object({
          clause: z.string(),
          text: z.string(),
          rules: z.array(z.string()),
          targets: z.array(z.string()),
          tasks: z.array(z.string()),
          /** What the passage sets or reports, each with the words that say so. */
          marks: z.array(markShape),
        }),
      ),
    }),
  );

const targets = asks('view')
  .route({ method: 'GET', path: '/policy/targets', summary: 'Figures that the documents set, and those that they report' })
  .input(z.object({ document: codeShape.optional(), region: codeShape.optional() }))
  .output(z.object({ targets: z.array(targetShape), baselines: z.array(baselineShape) }));

const tasks = asks('view')
  .route({ method: 'GET', path: '/policy/tasks', summary: 'Tasks with their units as printed' })
  .input(z.object({ document: codeShape.optional(), region: codeShape.optional() }))
  .output(z.object({ tasks: z.array(taskShape) }));

const items = asks('view', { whoever: true })
  .route({ method: 'GET', path: '/policy/items', summary: 'Everything that can be required, and every fact that can be asked' })
  .output(z.object({ items: z.array(itemShape), facts: z.array(factShape), topics: z.array(topicHeadShape) }));

const topic = asks('view')
  .route({
    method: 'GET',
    path: '/policy/topics/{topic}',
    summary: 'A subject drawn together: its items, and what the documents set and assign of it',
  })
  .input(z.object({ topic: codeShape, region: codeShape.optional(), date: askedDayShape.optional() }))
  .output(topicShape);

export const policyContract = { rules, compare, check, conditions, review, documents, text, targets, tasks, items, topic };
