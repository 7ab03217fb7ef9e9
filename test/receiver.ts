import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ArrivedCall = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A local HTTP server that keeps what is posted to it. `answers` are given in turn, then 204; `closes` and `waits` send no answer. */
export async function openReceiver() {
  const calls: ArrivedCall[] = [];
  const answers: (number | 'closes' | 'waits' | { readonly status: number; readonly location: string })[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(pieces).toString('utf8') });
      const answer = answers.shift() ?? 204;
      if (answer === 'waits') return;
      if (answer === 'closes') return void request.socket.destroy();
      if (typeof answer === 'number') return void response.writeHead(answer).end();
      response.writeHead(answer.status, { location: answer.location }).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/hook`,
    calls,
    answers,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
