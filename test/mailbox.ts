import { SMTPServer } from 'smtp-server';

/** A received mail. */
export type ArrivedMail = { readonly to: readonly string[]; readonly headers: string; readonly text: string };

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** A local mail server that keeps what it receives. `refuse` answers the next recipients or messages with that SMTP error. */
export async function openMailbox(sign?: { readonly user: string; readonly password: string }) {
  const mails: ArrivedMail[] = [];
  const refusals: { readonly at: 'recipient' | 'message'; readonly code: number; readonly says: string }[] = [];
  const refusal = (at: 'recipient' | 'message') => {
    const [next] = refusals;
    if (next?.at !== at) return null;
    refusals.shift();
    return Object.assign(new Error(next.says), { responseCode: next.code });
  };
  const server = new SMTPServer({
    // its default certificate is publicly known, which is intended here
    logger: false,
    disabledCommands: sign === undefined ? ['AUTH'] : [],
    authOptional: sign === undefined,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === sign?.user && password === sign?.password) return done(null, { user: username });
      done(Object.assign(new Error(`not ${String(password)}`), { responseCode: 535 }));
    },
    onRcptTo: (_address, _session, done) => done(refusal('recipient')),
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const refused = refusal('message');
        if (refused !== null) return done(refused);
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), ...parsed(Buffer.concat(pieces).toString('utf8')) });
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    port,
    mails,
    refuse: (at: 'recipient' | 'message', code: number, says: string) => void refusals.push({ at, code, says }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function parsed(raw: string): { headers: string; text: string } {
  const at = raw.indexOf('\r\n\r\n');
  const [headers, body] = [raw.slice(0, at), raw.slice(at + 4)];
  if (/transfer-encoding: base64/iu.test(headers)) return { headers, text: Buffer.from(body, 'base64').toString('utf8') };
  if (!/transfer-encoding: quoted-printable/iu.test(headers)) return { headers, text: body };
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/gu, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return { headers, text: Buffer.from(bytes, 'latin1').toString('utf8') };
}
