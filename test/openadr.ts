import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from './world.ts';
import { openAdrPath } from '#flexibility/openadr/facts.ts';
import { testClients, testTokenOf } from '../src/flexibility/openadr/tokens.ts';

type Body = Record<string, unknown>;
export type VtnAnswer = { readonly status: number; readonly body: Body & Body[]; readonly headers: Headers };

const [bl, ven, ven2] = testClients.map(testTokenOf) as [string, string, string];
export const tokens = { bl, ven, ven2 } as const;

/** Sends requests to the OpenADR server of a world. @param token a bearer token; null sends none */
export const asker =
  (world: World) =>
  async (token: string | null, method: string, path: string, body?: unknown): Promise<VtnAnswer> => {
    const answer = await world.app.fetch(
      new Request(`http://localhost${openAdrPath}${path}`, {
        method,
        headers: { ...(token !== null && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text === '' ? null : JSON.parse(text)) as VtnAnswer['body'] };
  };

/** A webhook on this machine, which echoes challenges and keeps what it receives. */
export async function startReceiver() {
  const got: { headers: Record<string, unknown>; text: string; body: Body }[] = [];
  const waiting: (() => void)[] = [];
  const how = { status: 200, echoes: true };
  const server: Server = createServer((request, response) => {
    const echo = new URL(request.url ?? '/', 'http://localhost').searchParams.get('echo');
    if (request.method === 'GET') return void response.end(how.echoes ? echo : 'hello');
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      got.push({ headers: request.headers, text, body: JSON.parse(text) as Body });
      response.statusCode = how.status;
      response.end();
      for (const go of waiting.splice(0)) go();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    how,
    /** Waits until this many messages have arrived. */
    async come(count: number): Promise<void> {
      while (got.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
