import type { MountedAnswer, MountedRequest } from '#kernel/mount.ts';
import { Problem, problemStatus, type ProblemKind } from '#kernel/problem.ts';
import { authenticate, tokenAnswer } from './auth.ts';
import { openAdrPath, type ClientRole, type ObjectType, type OpenAdrClient } from './facts.ts';
import type { OpenAdrContext } from './needs.ts';
import { readObject, searchObjects } from './read.ts';
import { createObject, removeObject, updateObject } from './write.ts';
import { fill, type Words } from '#kernel/finding.ts';

/** What each collection contains, and who may write to it (the scopes of `openadr3.yaml`). */
const collections: Readonly<Record<string, { readonly type: ObjectType; readonly writers: readonly ClientRole[] }>> = {
  programs: { type: 'PROGRAM', writers: ['bl'] },
  events: { type: 'EVENT', writers: ['bl'] },
  reports: { type: 'REPORT', writers: ['ven'] },
  subscriptions: { type: 'SUBSCRIPTION', writers: ['bl', 'ven'] },
  vens: { type: 'VEN', writers: ['bl', 'ven'] },
  resources: { type: 'RESOURCE', writers: ['bl', 'ven'] },
};

/** One path of the protocol with one method. */
type Operation = {
  /** The roles allowed; undefined: everyone, without a token. */
  readonly roles?: readonly ClientRole[];
  readonly answer: (context: OpenAdrContext, client: OpenAdrClient, request: MountedRequest) => Promise<MountedAnswer>;
};

const everyClient: readonly ClientRole[] = ['bl', 'ven'];
const ok = (body: unknown, status = 200): MountedAnswer => ({ status, body });

/** The server of OpenADR 3.1.0: answers every request, including errors. */
export function createVtn(context: OpenAdrContext) {
  return async (request: MountedRequest): Promise<MountedAnswer> => {
    try {
      return await answered(context, request);
    } catch (error) {
      const told = problemAnswer(error, context.words);
      if (told === null) throw error;
      return told;
    }
  };
}

async function answered(context: OpenAdrContext, request: MountedRequest): Promise<MountedAnswer> {
  const operations = context.mode === 'off' ? null : operationsAt(request.path);
  if (operations === null) throw new Problem('not-found', 'no-such-address', { path: `${openAdrPath}${request.path}` });
  const operation = operations[request.method];
  if (operation === undefined)
    throw new Problem('wrong-method', 'method-not-allowed', { method: request.method, allowed: Object.keys(operations).join(', ') });
  if (operation.roles === undefined) return operation.answer(context, { id: '', role: 'ven' }, request);
  const client = await authenticate(context, request);
  if (!operation.roles.includes(client.role)) throw new Problem('not-allowed', 'openadr-role-may-not', { role: client.role.toUpperCase() });
  return operation.answer(context, client, request);
}

/** The operations of a path, by method; null if there are none. */
function operationsAt(path: string): Readonly<Record<string, Operation>> | null {
  const [first = '', second, ...more] = path.split('/').slice(1);
  if (first === 'auth')
    return more.length === 0 && Object.hasOwn(authOperations, second ?? '') ? (authOperations[second ?? ''] ?? null) : null;
  if (first === 'notifiers') return notifierOperations(second, more);
  const collection = collections[first];
  if (collection === undefined || !Object.hasOwn(collections, first) || more.length > 0) return null;
  return second === undefined ? collectionOperations(collection) : objectOperations(collection, second);
}

const authOperations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  server: { GET: { answer: async ({ site }) => ok({ tokenURL: `${site()}${openAdrPath}/auth/token` }) } },
  token: { POST: { answer: (context, _client, request) => tokenAnswer(context, request) } },
};

/** Webhooks are offered; messages over MQTT are not, so their topics are not found. */
function notifierOperations(second: string | undefined, more: readonly string[]): Readonly<Record<string, Operation>> | null {
  if (second === undefined) return { GET: { roles: everyClient, answer: async () => ok({ WEBHOOK: true }) } };
  if (second !== 'mqtt' || more[0] !== 'topics') return null;
  const answer: Operation['answer'] = async () => {
    throw new Problem('not-found', 'openadr-no-mqtt');
  };
  return { GET: { roles: everyClient, answer } };
}

type Collection = (typeof collections)[string];

function collectionOperations({ type, writers }: Collection): Readonly<Record<string, Operation>> {
  return {
    GET: {
      roles: everyClient,
      answer: async (context, client, { query }) => ok(await searchObjects(context, client, type, query)),
    },
    POST: { roles: writers, answer: async (context, client, { json }) => ok(await createObject(context, client, type, json), 201) },
  };
}

function objectOperations({ type, writers }: Collection, id: string): Readonly<Record<string, Operation>> {
  return {
    GET: { roles: everyClient, answer: async (context, client) => ok(await readObject(context, client, type, id)) },
    PUT: { roles: writers, answer: async (context, client, { json }) => ok(await updateObject(context, client, type, id, json)) },
    DELETE: { roles: writers, answer: async (context, client) => ok(await removeObject(context, client, type, id)) },
  };
}

const titles: Partial<Record<ProblemKind, string>> = {
  'bad-input': 'Bad Request',
  'not-signed-in': 'Unauthorized',
  'not-allowed': 'Forbidden',
  'not-found': 'Not Found',
  'wrong-method': 'Method Not Allowed',
  conflict: 'Conflict',
};

/** The problem of OpenADR (`openadr3.yaml`, problem; RFC 7807), in English as its schema requires; null if it is reported elsewhere. */
function problemAnswer(error: unknown, words: Words): MountedAnswer | null {
  if (!(error instanceof Problem)) return null;
  const { kind, code, evidence } = error;
  const title = titles[kind];
  if (title === undefined) return null;
  const status = problemStatus[kind];
  const detail = fill(words[code]?.en ?? code, evidence, 'en', words);
  const headers = {
    'content-type': 'application/problem+json',
    ...(kind === 'not-signed-in' && { 'www-authenticate': 'Bearer' }),
    ...(kind === 'wrong-method' && { allow: String(evidence['allowed']) }),
  };
  return { status, headers, body: { type: 'about:blank', title, status, detail } };
}
