import { isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import type { DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import type { Action } from '#kernel/rights.ts';
import { notAllowed } from './methods.ts';

/** An address of the API: what is known of a request before any of its body has been read. */
export type Address = {
  readonly method: string;
  /** Below `/api`, names in braces: `/imports/{id}/rejects`. */
  readonly path: string;
  readonly action: Action | undefined;
  readonly download: boolean;
  /** The shape of a procedure's input; undefined if there is no body. */
  readonly shape?: unknown;
};

type Segment = { readonly text: string; readonly isName: boolean };
type Entry = Address & { readonly segments: readonly Segment[] };

export type AddressBook = ReturnType<typeof createAddressBook>;

/** Every address of the API. */
export function createAddressBook(contract: AnyContractRouter, downloads: readonly Pick<DownloadRoute, 'path' | 'action'>[]) {
  const all: Entry[] = [
    ...procedures(contract),
    ...downloads.map(({ path, action }) => entry({ method: 'GET', path, action, download: true })),
    entry({ method: 'PUT', path: '/files', action: 'hand-file', download: false }),
    entry({ method: 'PUT', path: '/public/case-link/files', action: 'public', download: false }),
  ];
  const byLength = Map.groupBy(all, ({ segments }) => segments.length);
  for (const list of byLength.values()) list.sort(byName);
  return {
    /**
     * The address that matches a request. Throws Problem: `no-such-address`, `method-not-allowed`. @param path the full path, with `/api`
     */
    find(method: string, path: string): Address {
      const asked = path
        .replace(/^\/api/u, '')
        .replace(/\/$/u, '')
        .split('/')
        .slice(1);
      const there = (byLength.get(asked.length) ?? []).filter(({ segments }) =>
        segments.every(({ text, isName }, at) => isName || text === asked[at]),
      );
      const found = there.find((one) => one.method === method || (method === 'HEAD' && one.download));
      if (found !== undefined) return found;
      if (there.length === 0) throw new Problem('not-found', 'no-such-address', { path });
      throw notAllowed(method, [...new Set(there.map((one) => one.method))].toSorted());
    },
  };
}

function procedures(node: unknown): Entry[] {
  if (!isContractProcedure(node)) return Object.values(node as object).flatMap(procedures);
  const { route, meta, inputSchema } = node['~orpc'];
  const { action } = meta as { action?: Action };
  return [entry({ method: route.method ?? 'POST', path: route.path ?? '', action, download: false, shape: inputSchema })];
}

function entry(address: Address): Entry {
  const segments = address.path.split('/').slice(1);
  return { ...address, segments: segments.map((text) => ({ text, isName: text.startsWith('{') })) };
}

/** Fixed words before names, segment by segment. */
function byName(a: Entry, b: Entry): number {
  const at = a.segments.findIndex(({ isName }, index) => isName !== b.segments[index]?.isName);
  if (at < 0) return 0;
  return a.segments[at]?.isName === true ? 1 : -1;
}
