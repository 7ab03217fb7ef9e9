import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/**
 * Maximum script that a page may load, in KB (1000 bytes) of brotli. A chart, a map and an editor load after the page and have their own
 * allowances.
 */
const most = { signIn: 214, onSite: 250, page: 320, chart: 165, map: 360, part: 40, editor: 140 };

const isLater = ({ facadeModuleId }: Chunk) => facadeModuleId?.endsWith('/web/pages/casework/procedures/editor.tsx') === true;
const isPage = (chunk: Chunk) => !isLater(chunk) && /\/web\/pages\/[^/]+\/[^/]+\/[^/]+\.tsx$/u.test(chunk.facadeModuleId ?? '');
const withoutSession = ['/web/pages/platform/access/sign-in.tsx', '/web/pages/platform/access/new-password.tsx'];
/** Opened on site by a link, with choices. */
const onSite = ['/web/pages/retrofit/retrofit-survey/phone.tsx'];
/** Open to all, but with lists: as heavy as a page. */
const withLists = ['/web/pages/reporting/disclosure/public.tsx'];
const shell = '/web/ui/shell.tsx';
/** What the entry itself fetches immediately: the words of the first language. */
const always = ['/web/i18n/zh.ts', '/antd/es/locale/zh_CN.js'];
const drawn = { chart: '/web/chart/canvas.ts', map: '/web/map/canvas.ts', editor: '/web/pages/casework/procedures/editor.tsx' };

/** Weighs what each page loads and fails the build if one is over its budget. */
export function budget(): Plugin {
  return {
    name: 'yaodong:budget',
    apply: 'build',
    // after the files are written as they are sent
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist/web' }, bundle) {
        const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
        const weigh = await scales(dir, chunks);
        const rows = rowsOf(chunks).map((row) => ({ ...row, kb: weigh(row.chunks) - weigh(row.beyond) }));
        for (const { name, kb, limit } of rows) this.info(`${name}: ${kb.toFixed(1)} of ${limit} KB`);
        const over = rows.filter(({ kb, limit }) => kb > limit);
        if (over.length > 0)
          this.error(`over budget: ${over.map(({ name, kb, limit }) => `${name} ${kb.toFixed(1)} > ${limit} KB`).join(', ')}`);
      },
    },
  };
}

type Row = { readonly name: string; readonly chunks: ReadonlySet<string>; readonly beyond: ReadonlySet<string>; readonly limit: number };

function rowsOf(chunks: readonly Chunk[]): Row[] {
  const entry = chunks.find((chunk) => chunk.isEntry);
  if (entry === undefined) throw new Error('the build has no entry');
  const find = (path: string) => chunks.find((chunk) => chunk.facadeModuleId?.endsWith(path));
  const begun = [entry, ...always.map(find)];
  const nothing = new Set<string>();
  const pages = chunks.filter(isPage).map((chunk): Row => {
    const open = withoutSession.some((path) => chunk.facadeModuleId?.endsWith(path));
    const site = onSite.some((path) => chunk.facadeModuleId?.endsWith(path));
    const bare = open || site || withLists.some((path) => chunk.facadeModuleId?.endsWith(path));
    const parts = bare ? [...begun, chunk] : [...begun, find(shell), chunk];
    return {
      name: chunk.name,
      chunks: closure(chunks, parts),
      beyond: nothing,
      limit: open ? most.signIn : site ? most.onSite : most.page,
    };
  });
  const shown = closure(chunks, [...begun, find(shell)]);
  const lazy = (['chart', 'map', 'editor'] as const).flatMap((name): Row[] => {
    const part = find(drawn[name]);
    return part === undefined ? [] : [{ name, chunks: closure(chunks, [...begun, find(shell), part]), beyond: shown, limit: most[name] }];
  });
  const chart = closure(chunks, [...begun, find(shell), find(drawn.chart)]);
  const parts = chunks
    .filter((chunk) => chunk.facadeModuleId?.includes('/web/chart/parts/'))
    .map((chunk): Row => ({
      name: `chart part ${chunk.name}`,
      chunks: new Set([...chart, ...closure(chunks, [chunk])]),
      beyond: chart,
      limit: most.part,
    }));
  return [...pages, ...lazy, ...parts];
}

/** The chunks that loading these pulls in. */
function closure(chunks: readonly Chunk[], from: readonly (Chunk | undefined)[]): Set<string> {
  const found = new Set<string>();
  const visit = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const name of chunk.imports) visit(chunks.find((one) => one.fileName === name));
  };
  for (const chunk of from) visit(chunk);
  return found;
}

/** Sizes of files as they are sent, from the `.br` next to them. */
async function scales(dir: string, chunks: readonly Chunk[]): Promise<(names: ReadonlySet<string>) => number> {
  const sizes = new Map(
    await Promise.all(chunks.map(async ({ fileName }) => [fileName, (await stat(join(dir, `${fileName}.br`))).size] as const)),
  );
  return (names) => [...names].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0) / 1000;
}
