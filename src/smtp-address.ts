import { z } from 'zod';

/** A mail server as an address names it: `tls` from the first byte, `starttls`, or none at all. */
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
 * The parts of an address; null where it is none. `smtps:` encrypts from the first byte (465), `smtp:` by STARTTLS (587) or, with
 * `?security=none`, not at all. Mails come from `?from=`, else from the user where that is a mail address.
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
  // never the text itself: it holds a password
  error: 'an address such as smtps://USER:PASSWORD@mail.example.cn:465?from=city@example.cn',
});

/** Reads an address that `smtpAddress` has let through. */
export const readSmtp = (text: string): SmtpAddress => smtpOf(text) as SmtpAddress;
