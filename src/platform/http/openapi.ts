import { OpenAPIGenerator } from '@orpc/openapi';
import { isContractProcedure, type AnyContractProcedure, type AnyContractRouter } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { documentedShape, fileTypes } from '#kernel/documented.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Action, ProcedureMeta } from '#kernel/rights.ts';

type Schema = Record<string, unknown>;

type Content = Readonly<Record<string, { readonly schema?: unknown }>>;

type Parameter = { name: string; in: string; required?: boolean; schema?: unknown; description?: string };

/** One operation, with the fields that we read and write. */
export type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  /** Who may call: empty if no sign-in is needed, otherwise the document's default. */
  security?: readonly Readonly<Record<string, readonly string[]>>[];
};

export type ApiDocument = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components?: unknown;
};

const text: Schema = { type: 'string' };

const problemSchema: Schema = {
  type: 'object',
  description: 'RFC 9457, with findings: what is wrong, where, and what to do',
  required: ['type', 'title', 'status', 'detail', 'code', 'findings'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: text,
    evidence: { type: 'object' },
    instance: text,
    findings: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'severity', 'detail', 'evidence'],
        properties: { code: text, severity: { enum: ['info', 'warning', 'error'] }, detail: text, evidence: { type: 'object' } },
      },
    },
  },
};

const problemAnswer = {
  description: 'What went wrong, in the language of the reader',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The OpenAPI 3.1 document of the whole contract, of uploads and of downloads. */
export async function openApiDocument(
  contract: AnyContractRouter,
  downloads: readonly DownloadRoute[],
  version: string,
): Promise<ApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [converter] });
  const document = (await generator.generate(contract, {
    info: { title: '窑洞 Yaodong', version, description: 'Know every building, and answer for every figure.' },
    servers: [{ url: '/api' }],
    security: [{ key: [] }, { session: [] }],
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key' },
        session: { type: 'apiKey', in: 'cookie', name: 'yd.session_token', description: 'A session, from POST /api/auth/sign-in/username' },
      },
    },
    // the generator types its document more loosely than the standard that it follows
  } as never)) as unknown as ApiDocument;
  const paths = document.paths;
  for (const procedure of proceduresOf(contract)) describe(procedure, paths);
  paths['/files'] = { put: uploadOperation };
  paths['/public/case-link/files'] = { put: linkUploadOperation };
  for (const route of downloads) paths[route.path] = { ...paths[route.path], get: downloadOperation(route) };
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item)) complete(operation, path, method);
  return document;
}

type Conversion = {
  readonly schema: unknown;
  readonly options?: { readonly strategy?: string };
  next(options?: never): [required: boolean, schema: unknown];
};

/** Types that JSON Schema cannot express are described in the form in which the client reads or writes them. */
function asRead({ next, ...asked }: Conversion): [required: boolean, schema: unknown] {
  const schema = documentedShape(asked.schema);
  const [required, told] = schema === undefined ? next() : next({ ...asked, schema } as never);
  return [required, asked.options?.strategy === 'input' ? closed(told) : told];
}

/** An input object has only the listed fields, as enforced by `refuseUnknownFields`. */
function closed(schema: unknown): unknown {
  const isObject = typeof schema === 'object' && schema !== null && 'properties' in schema;
  return isObject && !('additionalProperties' in schema) ? { ...schema, additionalProperties: false } : schema;
}

const converter = new ZodToJsonSchemaConverter({ interceptors: [asRead as never] });

function proceduresOf(node: unknown): AnyContractProcedure[] {
  return isContractProcedure(node) ? [node] : Object.values(node as object).flatMap(proceduresOf);
}

/** What the generator does not know of a procedure: whether it requires sign-in, and the types of the files that it returns. */
function describe({ '~orpc': { meta, route, outputSchema } }: AnyContractProcedure, paths: ApiDocument['paths']): void {
  const operation = paths[route.path ?? '']?.[(route.method ?? '').toLowerCase()];
  if (operation === undefined) throw new Error(`no operation ${route.method} ${route.path}`);
  Object.assign(operation, securityOf((meta as Partial<ProcedureMeta>).action));
  const types = fileTypes(outputSchema);
  if (types !== undefined) operation.responses['200'] = fileAnswer(types);
  // an empty value counts as missing, and reserved characters must be encoded
  for (const one of operation.parameters ?? [])
    for (const name of ['allowEmptyValue', 'allowReserved']) delete (one as Record<string, unknown>)[name];
}

/** The same rule as the guard: public actions need no sign-in. */
function securityOf(action: Action | undefined): Pick<Operation, 'security'> {
  return action === 'public' ? { security: [] } : {};
}

function fileAnswer(types: readonly string[]): Operation['responses'][string] {
  const content = types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]);
  return { description: 'The file, streamed', content: Object.fromEntries(content) as Content };
}

const idempotencyKey: Parameter = {
  name: 'idempotency-key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 202 },
  description:
    'A key of your own for this call: sent again with it, it is answered as the first time and not done again (docs/operations.md)',
};

/** Adds the slice as the tag, the error response, and the idempotency key for everything that is not read-only. */
function complete(operation: Operation, path: string, method: string): void {
  if (method !== 'get') operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
  operation.tags ??= [operation.operationId?.split('.')[0] ?? path.split('/')[1] ?? 'api'];
  operation.responses = { ...operation.responses, default: problemAnswer };
}

const uploadOperation: Operation = {
  operationId: 'files.put',
  summary: 'Hands over a file as it is, streamed; imports name it by the id in the answer',
  tags: ['files'],
  parameters: [{ name: 'name', in: 'query', required: true, schema: text, description: 'The name of the file' }],
  requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
  responses: {
    '200': {
      description: 'OK',
      content: {
        'application/json': {
          schema: { type: 'object', required: ['file', 'bytes'], properties: { file: text, bytes: { type: 'integer' } } },
        },
      },
    },
  },
};

/** Like an upload, for holders of a link to one case without an account. */
const linkUploadOperation: Operation = {
  ...uploadOperation,
  operationId: 'files.putByLink',
  summary: 'Hands over a file for a step that is taken by a link, whose token stands in the header. Needs no sign-in',
  parameters: [
    ...(uploadOperation.parameters ?? []),
    { name: 'x-case-link', in: 'header', required: true, schema: text, description: 'The token of the link' },
  ],
  security: [],
};

function downloadOperation(route: DownloadRoute): Operation {
  const inPath = new Set([...route.path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''));
  const parameters = Object.entries(route.parameters).map(([name, { about, shape }]): Parameter => {
    const [required, schema] = converter.convert(shape, { strategy: 'input' });
    return { name, in: inPath.has(name) ? 'path' : 'query', required, schema, description: about };
  });
  return {
    operationId: `download${route.path.replaceAll(/[{}]/gu, '').replaceAll('/', '.')}`,
    summary: route.summary,
    ...securityOf(route.action),
    parameters,
    responses: { '200': fileAnswer(route.types.map((type) => type.split(';')[0] as string)) },
  };
}
