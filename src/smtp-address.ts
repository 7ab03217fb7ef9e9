import { z } from 'zod';

/** A mail server as given by an address: `tls` from the first byte, `starttls`, or unencrypted. */
export type SmtpAddress = {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly from: string;
  readonly password: string;
};

const isMail = (text: string): boolean => z.email().max(254).safeParse(text).success;

/**
 * The parts of an address; null if it is invalid. `smtps:` encrypts from the first byte (465), `smtp:` by STARTTLS (587) or, with
 * `?security=none`, not at all. Mails are sent from `?from=`, otherwise from the user if that is a mail address.
 * @example smtpOf('smtps://city%40example.cn:geheim@mail.example.cn')?.port // 465
 */
function smtpOf(text: string): SmtpAddress | null {
  const url = URL.parse(text);
  if (url === null || !/^smtps?:$/u.test(url.protocol) || url.hostname === '' || /[^/]/u.test(url.pathname)) return null;
  const [user, password] = [url.username, url.password].map(decodedOrNull);
  const from = url.searchParams.get('from') ?? user ?? '';
  const isPlain = url.searchParams.get('security') === 'none';
  if (user === null || user === undefined || password === null || password === undefined || !isMail(from)) return null;
  if (url.protocol === 'smtps:' && isPlain) return null;
  const security = url.protocol === 'smtps:' ? 'tls' : isPlain ? 'none' : 'starttls';
  const port = url.port === '' ? (security === 'tls' ? 465 : 587) : Number(url.port);
  return { host: url.hostname, port, security, user, from, password };
}

function decodedOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The text of such an address. */
export const smtpAddress = z.string().refine((text) => smtpOf(text) !== null, {
  // never the text itself: it contains a password
  error: 'an address such as smtps://USER:PASSWORD@mail.example.cn:465?from=city@example.cn',
});

/** Parses an address that `smtpAddress` has accepted. */
export const readSmtp = (text: string): SmtpAddress => smtpOf(text) as SmtpAddress;
