import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { groundsShape, instantShape } from '#kernel/shape.ts';
import { candidates, underVersion } from './office-shapes.ts';
import { ballotShape, caseShape } from './case-shape.ts';
import { code, evidenceShape, fieldsShape, reasonsShape, weighedShape } from './input-shape.ts';
import { credits, drawn, list, statistics, todo } from './lists-contract.ts';
import { linked, open, published } from './public-contract.ts';

const text = z.string().trim().min(1).max(4000);

/** For administrators only: a step on paper, when it was taken and by whose rights. */
const paper = { at: z.string().max(60).optional(), for: code.optional() };

const importCases = asks('import-cases')
  .route({
    method: 'POST',
    path: '/imports/cases',
    summary: 'Import cases of before: what they were of, their fields, and when they came into each state',
  })
  .input(importInput.extend({ procedure: code }))
  .output(importOutput);

const begin = asks('case')
  .route({ method: 'POST', path: '/cases', summary: 'Begin a case, on the version of its procedure that is in force that day' })
  .input(
    z.object({
      procedure: code,
      organisation: code.optional(),
      building: code.optional(),
      region: code.optional(),
      project: code.optional(),
      fields: fieldsShape.optional(),
      reasons: reasonsShape.optional(),
      /** What was seen that leads to it. */
      grounds: groundsShape.optional(),
      /**
       * Why another one is begun on grounds on which a case is open: `case-open-same` without it, where procedure, building and period of
       * the grounds are the same.
       */
      another: z.string().trim().min(1).max(1000).optional(),
      ...paper,
    }),
  )
  .output(caseShape);

const one = { case: code };

const take = asks('case')
  .route({ method: 'POST', path: '/cases/{case}/steps', summary: 'Take a step: all that it says and does is kept, or nothing' })
  .input(
    z.object({
      ...one,
      transition: code,
      fields: fieldsShape.optional(),
      evidence: evidenceShape.optional(),
      note: z.string().max(4000).optional(),
      reasons: reasonsShape.optional(),
      /** For a report, which is given under its own name: the month or year; defaults to the oldest owed. */
      period: z.string().max(7).optional(),
      /**
       * The head that was seen: `changed-meanwhile` if it is another now. `seen-missing` if others submitted the same more than once and
       * none is given.
       */
      seen: z.string().max(64).optional(),
      ...paper,
    }),
  )
  .output(caseShape);

const weigh = asks('case')
  .route({
    method: 'POST',
    path: '/cases/{case}/weighed',
    summary: 'What a step would be told by what its values must agree with; nothing is written. Without `strength`: a value is not valid',
  })
  .input(z.object({ ...one, transition: code, fields: fieldsShape.optional(), ...paper }))
  .output(weighedShape);

const panelAsked = { ...one, panel: code, people: z.array(code).min(1).max(200), ...paper };

const seat = asks('case')
  .route({ method: 'POST', path: '/cases/{case}/seats', summary: 'Seat people on a panel' })
  .input(z.object(panelAsked))
  .output(caseShape);

const recuse = asks('case')
  .route({ method: 'POST', path: '/cases/{case}/recusals', summary: 'Take people off a panel; their votes count no more' })
  .input(z.object(panelAsked))
  .output(caseShape);

const voteAsked = { ...one, panel: code, ballot: ballotShape, seen: seenHashShape.optional() };

const vote = asks('case')
  .route({
    method: 'POST',
    path: '/cases/{case}/votes',
    summary: 'Vote as a member of a panel on the papers as they were seen (`seen`: the head)',
  })
  .input(z.object({ ...voteAsked, ...paper }))
  .output(caseShape);

const back = asks('case')
  .route({
    method: 'POST',
    path: '/cases/{case}/back',
    summary: 'Take the last step back: by its taker, on the same day, if it issued nothing',
  })
  .input(z.object({ ...one, note: text, ...paper }))
  .output(caseShape);

const correct = asks('case')
  .route({
    method: 'POST',
    path: '/cases/{case}/corrections',
    summary:
      'Correct a step that had effects outside the case: they are undone as known from now on, and applied from the day of the step with the corrected values; or only undone (`withdraw`)',
  })
  .input(
    z.object({
      ...one,
      /** The step by its name (`demolish`: the last time that it was taken), or by the number of its event. */
      step: code,
      /** Why. */
      note: text,
      fields: fieldsShape.optional(),
      reasons: reasonsShape.optional(),
      withdraw: z.boolean().default(false),
      seen: seenHashShape.optional(),
      ...paper,
    }),
  )
  .output(caseShape);

const move = asks('back-date')
  .route({ method: 'POST', path: '/cases/{case}/version', summary: 'Move a running case to another version of its procedure' })
  .input(z.object({ ...one, version: z.number().int().min(1), note: text }))
  .output(caseShape);

const erase = asks('back-date')
  .route({ method: 'POST', path: '/cases/{case}/erasures', summary: 'Erase personal values; the record keeps their hash' })
  .input(z.object({ ...one, fields: z.array(code).min(1).max(100), note: text }))
  .output(caseShape);

const link = asks('case-link')
  .route({
    method: 'POST',
    path: '/cases/{case}/links',
    summary: 'A link by which somebody without an account acts in one role of one case; its token is told once',
  })
  .input(z.object({ ...one, role: code, person: code.optional(), days: z.number().int().min(1).max(365).default(14) }))
  .output(z.object({ link: z.number().int(), token: z.string(), expires: instantShape }));

const show = asks('view')
  .route({ method: 'GET', path: '/cases/{case}', summary: 'A case as it stands, or as it was known at an instant' })
  .input(z.object({ ...one, knownAt: z.string().max(60).optional() }))
  .output(caseShape);

const eventShape = z.record(z.string(), z.unknown());
const recordShape = z.object({ case: z.string(), events: z.array(eventShape), head: z.string(), valid: z.boolean() });

const record = asks('view')
  .route({
    method: 'GET',
    path: '/cases/{case}/record',
    summary: 'All events of a case, each with the hash of the one before; anybody verifies them offline',
  })
  .input(z.object(one))
  .output(recordShape);

export const casesContract = {
  importCases,
  begin,
  take,
  weigh,
  seat,
  recuse,
  vote,
  back,
  correct,
  move,
  erase,
  link,
  show,
  list,
  drawn,
  credits,
  todo,
  record,
  statistics,
  underVersion,
  candidates,
  linked,
  published,
  open,
};
