import { readConfig } from '#config.ts';
import type { Config } from '#config.ts';
import type { App, Served } from '#main.ts';
import type { Output } from '#cli/output.ts';
import { openOrFind } from '#cli/connect.ts';

type Opened = { readonly app: App | null; readonly told: Served & { readonly data: string } };

/** The directory of the user's own city: the usual one, or next to a demo in another place. */
export function ownDirectory(demo: string | undefined): string {
  return demo === undefined ? './data' : `${demo}-own`;
}

/**
 * The empty city that the demo opens alongside itself on request, in this process, with its own stores and port. A second request returns
 * the same; a directory that is already being served is found. `stop` ends it with the demo.
 */
export function cityBeside(demo: Pick<Config, 'host'>, data: string, output: Output) {
  let opened: Promise<Opened> | undefined;
  const begin = async (): Promise<Opened> => {
    const config = readConfig({ data, host: demo.host, port: 0, log: 'warn' });
    const found = await openOrFind(config, output);
    if (!('fetch' in found)) return { app: null, told: { url: found.url, data: config.data } };
    return { app: found, told: { ...(await found.serve()), data: config.data } };
  };
  return {
    open: async () => {
      opened ??= begin().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return (await opened).told;
    },
    stop: async () => (await opened?.catch(() => undefined))?.app?.stop(),
  };
}
