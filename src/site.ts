import { isLoopback } from './config.ts';
import type { Config } from './config.ts';

export type Site = ReturnType<typeof createSite>;

/** The addresses of the program; the port is known once it listens. */
export function createSite(config: Config) {
  const https = config.tls !== null || config.publicUrl?.startsWith('https:') === true;
  const scheme = config.tls === null ? 'http' : 'https';
  let port: number | null = null;
  const at = (host: string) => `${scheme}://${host}${port === null ? '' : `:${port}`}`;
  const own = () => (isLoopback(config.host) ? ['127.0.0.1', 'localhost', '[::1]'] : [config.host]).map(at);
  return {
    https,
    listensAt: (learnt: number): void => {
      port = learnt;
    },
    url: (): string => config.publicUrl ?? at(isLoopback(config.host) ? 'localhost' : config.host),
    /** How the command line on this machine reaches it, without TLS. */
    local: (): string => at(['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host === '::1' ? '[::1]' : config.host),
    /** Every origin under which the console may be opened. */
    origins: (): readonly string[] => [
      ...own(),
      ...config.origins,
      ...(config.publicUrl === null ? [] : [new URL(config.publicUrl).origin]),
    ],
  };
}
