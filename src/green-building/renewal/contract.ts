import { z } from 'zod';
import { equipmentFieldTerms, type EquipmentField } from '#registry/equipment/vocabulary.ts';
import { equipmentKinds } from '#kernel/equipment-kind.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, offsetShape } from '#kernel/shape.ts';
import { writtenListShape } from '#kernel/written.ts';
import { grounds, renewalVerdicts } from './vocabulary.ts';

const kindShape = z.enum(equipmentKinds);
const fieldShape = z.enum(Object.keys(equipmentFieldTerms) as [EquipmentField, ...EquipmentField[]]);
const groundShape = z.enum(grounds);
const verdictShape = z.enum(renewalVerdicts);

export const renewalQuestionShape = z.object({
  building: codeShape.optional(),
  region: codeShape.optional(),
  organisation: codeShape.optional(),
  kind: kindShape.optional(),
  verdict: verdictShape.optional(),
  /** Only devices to which this ground applies. */
  ground: groundShape.optional(),
  /** Today by default. */
  on: askedDayShape.optional(),
  knownAt: askedTimeShape.optional(),
  /** All by default; counts are always of all. */
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  offset: offsetShape.default(0),
});

const judgedShape = z.object({
  ground: groundShape,
  verdict: z.enum(['yes', 'no', 'unknown']),
  /** Fields that would decide it. */
  needs: z.array(fieldShape),
  /** What decided it: fields of the device, entries of knowledge. */
  source: z
    .object({
      fields: z.array(fieldShape),
      entries: z.array(
        z.object({ id: z.string(), version: z.number().int(), document: z.string(), clause: z.string(), status: z.string() }),
      ),
    })
    .optional(),
});

const dueShape = { due: z.number().int() };

const verdicts = asks('view')
  .route({
    method: 'GET',
    path: '/equipment-renewal',
    summary: 'Which equipment of a building or place is to be renewed on a day, on which of the six grounds, and what would decide',
  })
  .input(renewalQuestionShape)
  .output(
    z.object({
      on: dayShape,
      equipment: writtenListShape(
        z.object({
          code: z.string(),
          building: z.string(),
          buildingName: z.string().nullable(),
          kind: kindShape,
          name: z.string().nullable(),
          organisation: z.string().nullable(),
          verdict: verdictShape,
          grounds: z.array(judgedShape),
          indicative: z.boolean(),
        }),
      ),
      counts: z.object({ due: z.number().int(), notDue: z.number().int(), unknown: z.number().int() }),
      /** A device with two grounds counts under each. */
      dueBy: z.object({
        kind: z.array(z.object({ kind: kindShape, ...dueShape })),
        ground: z.array(z.object({ ground: groundShape, ...dueShape })),
        organisation: z.array(z.object({ organisation: z.string().nullable(), ...dueShape })),
      }),
      clauses: z.array(
        z.object({
          document: z.string(),
          title: z.string(),
          number: z.string().nullable(),
          clause: z.string(),
          quote: z.string(),
          strength: z.string(),
          rule: z.string(),
        }),
      ),
      notLoaded: z.array(
        z.object({
          title: z.string(),
          names: z.object({ zh: z.string(), en: z.string() }),
          knowledge: z.enum(['equipment-limit', 'equipment-life']),
          ground: groundShape,
          kinds: z.array(kindShape),
        }),
      ),
    }),
  );

export const renewalContract = { verdicts };
