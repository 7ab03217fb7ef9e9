import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyContractRouter } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { DownloadRoute } from '#kernel/download.ts';
import { listOf } from '#kernel/written.ts';

type Schema = Record<string, unknown>;

type Content = Readonly<Record<string, { readonly schema?: unknown }>>;

/** One operation, as far as we read and write it. */
export type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown; description?: string }[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
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
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter({ interceptors: [asRead] })] });
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
  } as never)) as unknown as ApiDocument;
  const paths = document.paths;
  paths['/files'] = { put: uploadOperation };
  for (const route of downloads) paths[route.path] = { ...paths[route.path], get: downloadOperation(route) };
  for (const [path, item] of Object.entries(paths)) for (const operation of Object.values(item)) complete(operation, path);
  return document;
}

/** What is written as it is reckoned is described as its reader gets it. */
function asRead<T>({ next, ...asked }: { readonly schema: unknown; next(options?: never): T }): T {
  const schema = listOf(asked.schema);
  return schema === undefined ? next() : next({ ...asked, schema } as never);
}

/** The slice as the tag, and the answer for trouble. */
function complete(operation: Operation, path: string): void {
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

function downloadOperation(route: DownloadRoute): Operation {
  const names = [...route.path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: text }));
  const inQuery = Object.entries(route.query ?? {}).map(([name, description]) => ({ name, in: 'query', schema: text, description }));
  return {
    operationId: `download${route.path.replaceAll(/[{}]/gu, '').replaceAll('/', '.')}`,
    summary: route.summary,
    parameters: [...inPath, ...inQuery],
    responses: {
      '200': {
        description: 'The file, streamed',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    },
  };
}
