import type { Download, DownloadRoute } from '#kernel/download.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { ofAsked, type WriteTrail } from '#kernel/trail.ts';

type Trail = {
  readonly audit: WriteTrail;
  /** Whether an entry was written with exactly this scope. */
  readonly hasLeft: (scope: Scope) => boolean;
};

/** Parameters that determine how a file is written, not its content. */
const manners = new Set(['lang', 'language']);

/**
 * The same routes, each of which leaves an entry in the trail: if opening it wrote none, it is written here, so that no route can be
 * without one. The entry exists before the first byte is sent.
 */
export function downloadsOnTrail(routes: readonly DownloadRoute[], trail: Trail): DownloadRoute[] {
  return routes.map((route) => (route.leavesNone === undefined ? onTrail(route, trail) : route));
}

function onTrail(route: DownloadRoute, { audit, hasLeft }: Trail): DownloadRoute {
  const open = async (context: RequestContext, asked: Readonly<Record<string, string>>): Promise<Download> => {
    // a copy for this request: other requests with the same rights write entries as well
    const scope = { ...context.scope };
    const file = await route.open({ ...context, scope }, asked);
    if (hasLeft(scope)) return file;
    try {
      await audit(scope, { action: 'export', subject: subjectOf(route), region: file.lies ?? ofAsked(scope, asked), detail: told(asked) });
    } catch (error) {
      await file.body.cancel();
      throw error;
    }
    return file;
  };
  return { ...route, open };
}

/** `/exports/energy-audit` is `energy-audit`, `/cases/{case}/evidence/{n}` is `cases-evidence`. */
const subjectOf = ({ path }: DownloadRoute): string =>
  path
    .replace('/exports/', '/')
    .split('/')
    .filter((part) => part !== '' && !part.startsWith('{'))
    .join('-');

const told = (asked: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).filter(([name, text]) => text !== '' && !manners.has(name)));
