import { z } from 'zod';
import { seenNumberShape } from '#kernel/seen.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, dayShape, findingShape, instantShape } from '#kernel/shape.ts';

const code = z.string().trim().min(1).max(200);
const step = z.coerce.number().int().min(1).optional();

const issuedShape = z.object({
  documents: z.array(
    z.object({
      document: z.string(),
      name: z.string(),
      /** The event that issued the paper. */
      n: z.number().int(),
      day: dayShape,
      stepName: z.string(),
    }),
  ),
});

const list = asks('view')
  .route({ method: 'GET', path: '/cases/{case}/documents', summary: 'The papers that steps of a case have issued' })
  .input(z.object({ case: code }))
  .output(issuedShape);

const templates = asks('view')
  .route({
    method: 'GET',
    path: '/case-templates/{procedure}',
    summary: 'The templates of the papers of a procedure, and the tags they may have',
  })
  .input(z.object({ procedure: code }))
  .output(
    z.object({
      templates: z.array(
        z.object({
          document: z.string(),
          name: z.string(),
          /** A file of the place, a shipped paper, or the general one. */
          from: z.enum(['own', 'shipped', 'general']),
          file: z.string().nullable(),
          version: z.number().int(),
          stated: instantShape.nullable(),
          by: z.string().nullable(),
          versions: z.number().int(),
        }),
      ),
      tags: z.array(z.string()),
      rows: z.array(z.object({ tag: z.string(), tags: z.array(z.string()) })),
    }),
  );

const stateTemplate = asks('knowledge')
  .route({
    method: 'POST',
    path: '/case-templates/{procedure}',
    summary: 'Put a Word file in the stead of a paper’s template, from now on; papers that were issued keep theirs',
  })
  .input(
    z.object({
      procedure: code,
      document: code,
      /** The upload; null restores the shipped template. */
      file: z.string().max(100).nullable(),
      preview: z.boolean().optional(),
    }),
  )
  .output(
    z.object({
      procedure: z.string(),
      document: z.string(),
      /** null if nothing was written. */
      version: z.number().int().nullable(),
      tags: z.array(z.string()),
      findings: z.array(findingShape),
    }),
  );

const officeShape = z.object({
  region: z.string(),
  regionName: z.string().nullable(),
  /** null: the program derives the name from the place. */
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  version: z.number().int(),
  stated: instantShape,
  by: z.string(),
});

const officeName = z.string().trim().min(1).max(200);

const offices = {
  list: asks('view')
    .route({ method: 'GET', path: '/case-offices', summary: 'What offices call themselves on the papers of cases, by place' })
    .output(z.object({ offices: z.array(officeShape) })),
  set: asks('knowledge')
    .route({
      method: 'POST',
      path: '/case-offices',
      summary: 'State what the office of a place calls itself on papers, from now on; papers that were issued keep their name',
    })
    .input(
      z.object({
        region: code,
        /** null restores the usual name. */ name: officeName.nullable(),
        nameEn: officeName.nullable().optional(),
        /** The version that this one replaces, as it was read. */
        seen: seenNumberShape.optional(),
      }),
    )
    .output(officeShape),
};

const registerTotalShape = z.object({
  /** What the group has in common, in the order of `per`. */
  of: z.array(z.string().nullable()),
  count: z.number().int(),
  /** Decimals in the order of `fields`; null where no case of the group has a value. */
  values: z.array(z.string().nullable()),
  /** Cases that lack a value, which are in no total. */
  lacking: z.number().int(),
});

const registers = {
  list: asks('view')
    .route({ method: 'GET', path: '/case-registers/{procedure}', summary: 'The registers that a procedure has' })
    .input(z.object({ procedure: code }))
    .output(z.object({ registers: z.array(z.object({ register: z.string(), name: z.string() })) })),
  show: asks('view')
    .route({
      method: 'GET',
      path: '/case-registers/{procedure}/{register}',
      summary: 'Cases of a place that reached the state of a register in [from, to), by the options of its field',
    })
    .input(
      z.object({
        procedure: code,
        register: code,
        region: code,
        from: askedDayShape,
        to: askedDayShape,
        knownAt: askedTimeShape.optional(),
      }),
    )
    .output(
      z.object({
        name: z.string(),
        fields: z.array(z.object({ field: z.string(), name: z.string() })),
        /** The name of the number that is listed. */
        number: z.string().nullable(),
        parts: z.array(
          z.object({
            /** The option; null for cases without one, and for a register without parts. */
            key: z.string().nullable(),
            name: z.string().nullable(),
            rows: z.array(
              z.object({
                case: z.string(),
                day: dayShape,
                number: z.string().nullable(),
                organisation: z.string().nullable(),
                /** In the order of `fields`. */
                values: z.array(z.string().nullable()),
              }),
            ),
          }),
        ),
        total: z.number().int(),
        /** What its cases add up to, by groups; null if the procedure names no totals. */
        totals: z
          .object({
            per: z.array(z.string()),
            fields: z.array(z.object({ field: z.string(), name: z.string() })),
            rows: z.array(registerTotalShape),
            whole: registerTotalShape,
          })
          .nullable(),
      }),
    ),
};

/** A case named along with the link must be the link's own case; otherwise `no-such-case`. */
const token = { token: z.string().min(1).max(200), case: code.optional() };

/** By link: the token is in the body so that it appears in no log. */
const linked = {
  list: asks('public')
    .route({ method: 'POST', path: '/public/case-link/documents', summary: 'The papers of the case of a link. Needs no sign-in' })
    .input(z.object(token))
    .output(issuedShape),
  get: asks('public')
    .route({ method: 'POST', path: '/public/case-link/document', summary: 'A paper of the case of a link, in base64. Needs no sign-in' })
    .input(z.object({ ...token, document: code, n: step }))
    .output(z.object({ name: z.string(), sha256: z.string(), base64: z.string() })),
};

export const caseDocumentsContract = { list, templates, stateTemplate, offices, registers, linked };
