import { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { guardedLookup, isRefusedHost } from '#kernel/guarded-caller.ts';
import type { MailText } from './mail-text.ts';
import type { Tried } from './delivery.ts';
import type { MailServer } from './sending-store.ts';

/** One mail to one person. */
export type OutgoingMail = MailText & {
  readonly to: string;
  /** The same however often it is sent: mail programs show it once. */
  readonly id: string;
};

/** How long a mail server may take: to connect and greet, to answer anything further, and for a mail as a whole, ms. */
export type MailPatience = { readonly connectMs: number; readonly idleMs: number; readonly wholeMs: number };

const usual: MailPatience = { connectMs: 10_000, idleMs: 20_000, wholeMs: 60_000 };
const mostAnswer = 300;

/**
 * Sends one mail on a separate connection, and returns the precise outcome. Certificates are checked; a server that does not encrypt as
 * chosen gets nothing.
 */
export async function sendMail(
  server: MailServer,
  password: string | null,
  mail: OutgoingMail,
  ending: AbortSignal,
  { connectMs, idleMs, wholeMs } = usual,
): Promise<Tried> {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: password ?? '' } }),
    dnsTimeout: connectMs,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: idleMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_options, done) => reach(server, connectMs, done),
  });
  const domain = server.from.slice(server.from.lastIndexOf('@') + 1);
  try {
    await transport.sendMail({
      from: server.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal: AbortSignal.any([ending, AbortSignal.timeout(wholeMs)]),
    });
    return { outcome: 'delivered' };
  } catch (error) {
    return ending.aborted ? { outcome: 'cut-off' } : refusalOf(error as MailError, password);
  } finally {
    transport.close();
  }
}

/** A connection to the mail server; none if its name resolves to no mail server, it does not answer, or not in time. */
function reach({ host, port }: MailServer, connectMs: number, done: (error: Error | null, socket: { connection: Socket }) => void): void {
  const socket = new Socket();
  const fail = (error: Error): void => done(error, { connection: socket });
  if (isRefusedHost(host)) return fail(new Error('refused address'));
  socket.setTimeout(connectMs, () => socket.destroy(new Error('not in time')));
  socket.once('error', fail);
  socket.connect({ host, port, lookup: guardedLookup() }, () => {
    socket.off('error', fail).setTimeout(0).removeAllListeners('timeout');
    done(null, { connection: socket });
  });
}

/** An error thrown by nodemailer. */
type MailError = Error & { readonly code?: string; readonly response?: string; readonly responseCode?: number; readonly command?: string };

function refusalOf({ code, response, responseCode, command, message }: MailError, password: string | null): Tried {
  const answer = shown(response ?? message, password);
  const final = responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { outcome: 'failed', final: false, reason: { code: 'mail-sign-in-refused', evidence: { answer } } };
  if (code === 'ETLS' || /certificate|self.signed/iu.test(message))
    return { outcome: 'failed', final: false, reason: { code: 'mail-not-encrypted', evidence: { reason: shown(message, password) } } };
  if (responseCode !== undefined) return { outcome: 'failed', final, reason: { code: 'mail-refused', evidence: { answer } } };
  return { outcome: 'failed', final: false, reason: { code: 'mail-unreachable', evidence: {} } };
}

/** One line of the server's answer, without the password in case it is repeated. */
function shown(text: string, password: string | null): string {
  const secrets = password === null ? [] : [password, Buffer.from(password).toString('base64')];
  const bare = secrets.reduce((all, secret) => all.replaceAll(secret, '•••'), text);
  return bare.replaceAll(/\s+/gu, ' ').trim().slice(0, mostAnswer);
}
