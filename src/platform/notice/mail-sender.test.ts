import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { sendMail } from './mail-sender.ts';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((closed) => server.close(closed));
});

/** A mail server that accepts every connection and answers only with these lines, one for each line it receives; then nothing more. */
async function silentServer(...lines: readonly string[]): Promise<{ port: number; heard: string[]; sockets: Set<Socket> }> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const left = [...lines];
    const say = () => void (left.length > 0 && socket.write(`${left.shift() ?? ''}\r\n`));
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard.push(bytes.toString().split(' ')[0]?.trim() ?? '');
      say();
    });
    say();
  });
  open.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, heard, sockets };
}

const mail = { to: 'li@example.cn', id: 'a', subject: 'x', text: 'y' };
const serverAt = (port: number) => ({ host: '127.0.0.1', port, security: 'none', user: '', from: 'yaodong@example.cn' }) as const;
const short = { connectMs: 500, idleMs: 500, wholeMs: 60_000 };
const never = new AbortController().signal;
const unreachable = { outcome: 'failed', final: false, reason: { code: 'mail-unreachable', evidence: {} } };

test('a mail server that accepts the connection and never greets is given up, to be tried again', async () => {
  const { port, heard } = await silentServer();
  expect(await sendMail(serverAt(port), null, mail, never, short)).toEqual(unreachable);
  expect(heard).toEqual([]);
});

test('so is one that greets and then stays silent', async () => {
  const { port, heard } = await silentServer('220 mail.example.cn');
  expect(await sendMail(serverAt(port), null, mail, never, short)).toEqual(unreachable);
  expect(heard).toEqual(['EHLO']);
});

test('so is one that takes longer than a whole mail may take', async () => {
  const { port, heard } = await silentServer('220 mail.example.cn', '250 mail.example.cn');
  expect(await sendMail(serverAt(port), null, mail, never, { connectMs: 60_000, idleMs: 60_000, wholeMs: 500 })).toEqual(unreachable);
  expect(heard).toEqual(['EHLO', 'MAIL']);
});

test('a stopping program waits for no mail server, and the attempt counts as cut off', async () => {
  const { port } = await silentServer();
  const ending = new AbortController();
  const sent = sendMail(serverAt(port), null, mail, ending.signal, { connectMs: 60_000, idleMs: 60_000, wholeMs: 60_000 });
  ending.abort();
  expect(await sent).toEqual({ outcome: 'cut-off' });
});

test('a server that closes silently, and one that does not exist, are reported as unreachable', async () => {
  const { port, sockets } = await silentServer();
  const sent = sendMail(serverAt(port), null, mail, never, { connectMs: 60_000, idleMs: 60_000, wholeMs: 60_000 });
  await expect.poll(() => sockets.size).toBe(1);
  for (const socket of sockets) socket.destroy();
  expect(await sent).toEqual(unreachable);
  await new Promise((closed) => open.splice(0)[0]?.close(closed));
  expect(await sendMail(serverAt(port), null, mail, never, short)).toEqual(unreachable);
});

test('anything but a mail server is reported as unreachable, without its answer', async () => {
  const { port } = await silentServer('SSH-2.0-OpenSSH_9.2');
  expect(await sendMail(serverAt(port), null, mail, never, short)).toEqual(unreachable);
});

test.each(['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', '0.0.0.0'])('no mail server at %s is contacted', async (host) => {
  const { port, heard } = await silentServer('220 mail.example.cn');
  expect(await sendMail({ ...serverAt(port), host }, null, mail, never, short)).toEqual(unreachable);
  expect(heard).toEqual([]);
});
