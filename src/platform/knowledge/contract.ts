import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { dayShape, findingShape, instantShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';

const versionShape = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int(),
  status: z.string(),
  document: z.string(),
  clause: z.string(),
  url: z.string().nullable(),
  validFrom: dayShape.nullable(),
  validTo: dayShape.nullable(),
  supersedes: z.string().nullable(),
  firstSeen: instantShape,
  /** `shipped`, the city's `own`, or `kept` from a file that is gone. */
  origin: z.enum(['shipped', 'own', 'kept']),
  /** Whether it is valid today. */
  holds: z.boolean(),
  /** The whole content of the entry: value and unit, rows, names. */
  held: z.record(z.string(), z.unknown()),
});

const list = asks('view', { whoever: true })
  .route({ method: 'GET', path: '/knowledge', summary: 'Coefficients, limits and other entries with their sources, every version' })
  .input(z.object({ kind: z.string().optional(), id: z.string().optional() }))
  .output(z.object({ entries: z.array(versionShape), trouble: z.array(findingShape) }));

const reload = asks('knowledge')
  .route({ method: 'POST', path: '/knowledge/reload', summary: "Read the city's own knowledge files again" })
  .output(z.object({ entries: z.number().int() }));

const fileName = z
  .string()
  .max(100)
  .regex(
    textForm(
      /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9_-]*)?\.ya?ml$/iu,
      '字母、数字、“-”、“_”的 .yaml 文件名，如 tariffs/city.yaml',
      'the name of a .yaml file in letters, figures, - and _, like tariffs/city.yaml',
    ),
  );

const files = {
  list: asks('knowledge')
    .route({ method: 'GET', path: '/knowledge/files', summary: "The city's own knowledge files" })
    .output(z.object({ files: z.array(z.object({ name: z.string(), bytes: z.number().int(), changedAt: instantShape })) })),
  get: asks('knowledge')
    .route({ method: 'GET', path: '/knowledge/file', summary: "The text of one of the city's own knowledge files" })
    .input(z.object({ name: fileName }))
    .output(z.object({ name: z.string(), text: z.string(), hash: z.string() })),
  put: asks('knowledge')
    .route({ method: 'POST', path: '/knowledge/file', summary: "Write one of the city's own knowledge files, whole; what is wrong with it is told by line, and then nothing is written" })
    .input(z.object({ name: fileName, text: z.string().max(2_000_000), preview: z.boolean().optional(), seen: seenHashShape.optional() }))
    .output(
      z.object({
        entries: z.number().int(),
        fresh: z.array(z.object({ kind: z.string(), id: z.string(), version: z.number().int() })),
        /** Of the text that the file then contains; `none` if there is none. */
        hash: z.string(),
      }),
    ),
};

export const knowledgeContract = { list, reload, files };
