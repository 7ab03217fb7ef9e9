import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, dayShape, findingShape } from '#kernel/shape.ts';
import { fieldChangeShape } from '#platform/ledger/shapes.ts';

const codeShape = z.string().trim().min(1).max(60);
const knownAt = askedTimeShape.optional();

const standardShape = z.object({
  code: z.string(),
  /** Part, discipline, category, item, number; 0 if the code table has no such level. */
  levels: z.array(z.number().int()).length(5),
  number: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['national', 'industry', 'local', 'group']),
  state: z.enum(['drafting', 'issued', 'abolished']),
  issued: dayShape.nullable(),
  reviewed: dayShape.nullable(),
  /** What the last re-examination came to. */
  outcome: z.enum(['continue', 'revise', 'withdraw']).nullable(),
  abolished: dayShape.nullable(),
  /** Numbers or codes, as in the list. */
  replaces: z.array(z.string()),
  /** Codes of those that replace it. */
  replacedBy: z.array(z.string()),
  /** For standards in force: the term of `rule` after `reviewed`, or `issued`, moved to a worked day; null if neither is known. */
  reexaminationDue: dayShape.nullable(),
  /** The due day itself may still move: its notice of holidays is not published, or not certain. */
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

/** The term within which a standard is re-examined, and where it is from; null if no rule is in force. */
const ruleShape = z.object({ months: z.number().int(), document: z.string(), clause: z.string(), status: z.string() }).nullable();

const listed = z.object({ standards: z.array(standardShape), rule: ruleShape });

const importStandards = asks('keep-standards')
  .route({ method: 'POST', path: '/imports/standards', summary: 'Import standards from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const list = asks('view')
  .route({ method: 'GET', path: '/standards', summary: 'The library of standards, or what of it stands below a level of the code table' })
  .input(z.object({ under: codeShape.optional(), knownAt }))
  .output(listed);

const due = asks('view')
  .route({ method: 'GET', path: '/standards/due', summary: 'Standards that are to be re-examined by a day, the longest due first' })
  .input(z.object({ on: askedDayShape, knownAt }))
  .output(listed);

const table = asks('view')
  .route({ method: 'GET', path: '/standards/codes', summary: 'The code table: part, discipline, category, item, each with its standards' })
  .output(
    z.object({
      levels: z.array(
        z.object({
          code: z.string(),
          zh: z.string(),
          en: z.string(),
          leaf: z.boolean(),
          document: z.string(),
          clause: z.string(),
          status: z.string(),
          standards: z.number().int(),
        }),
      ),
    }),
  );

const cited = asks('view')
  .route({
    method: 'GET',
    path: '/standards/cited',
    summary: 'Standards that rules, limits and ratings cite, and whether the library has them',
  })
  .output(
    z.object({
      cited: z.array(
        z.object({
          number: z.string(),
          known: z.enum(['known', 'other-edition', 'unknown']),
          standards: z.array(z.string()),
          states: z.array(z.enum(['drafting', 'issued', 'abolished'])),
          /** Whether it was withdrawn, and what replaces it. */
          findings: z.array(findingShape),
          by: z.array(
            z.object({
              kind: z.enum(['limits', 'rating', 'policy', 'climate', 'procedures']),
              entries: z.number().int(),
              first: z.string(),
            }),
          ),
        }),
      ),
    }),
  );

const history = asks('view')
  .route({
    method: 'GET',
    path: '/standards/{standard}/history',
    summary: 'Who changed which field of a standard, from what to what, when',
  })
  .input(z.object({ standard: codeShape }))
  .output(z.object({ changes: z.array(fieldChangeShape) }));

export const standardsContract = { importStandards, list, due, table, cited, history };
