import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Problem } from '#kernel/problem.ts';

/**
 * `fetch` over the network that waits as long as the work takes: the built-in one gives up after five minutes. Streams both ways, does not
 * follow redirects, and stops when the request's signal is aborted. Throws Problem `server-unreachable`.
 */
export async function patientFetch(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return await new Promise((resolve, reject) => {
    const sent = ask(url, { method: request.method, headers: Object.fromEntries(request.headers), signal: request.signal });
    sent.once('response', (answer) => resolve(responseOf(answer)));
    sent.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Problem('cannot-do', 'server-unreachable', { url: url.origin, reason: error.code ?? error.message }));
    });
    if (request.body === null) sent.end();
    else {
      const body = Readable.fromWeb(request.body as NodeStream);
      body.once('error', (error) => sent.destroy(error));
      body.pipe(sent);
    }
  });
}

function responseOf(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headersDistinct)) for (const one of value ?? []) headers.append(name, one);
  const status = answer.statusCode ?? 500;
  const empty = status === 204 || status === 304;
  // Node and the DOM have different types for a web stream
  return new Response(empty ? null : (Readable.toWeb(answer) as unknown as ReadableStream), { status, headers });
}
