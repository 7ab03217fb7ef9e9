import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'oxlint';

/**
 * The slices in the order of the list in `src/slices.ts`, by folder, `metering/readings`: each imports only from those before it, and from
 * those only what `publicFiles` names.
 */
const slices = ['kernel', 'platform/db', ...listed(readFileSync(new URL('src/slices.ts', import.meta.url), 'utf8'))];

/** The name of a slice within its district. */
const nameOf = (slice: string): string => slice.slice(slice.lastIndexOf('/') + 1);

function listed(text: string): string[] {
  const folders = new Map(
    [...text.matchAll(/import \{ (\w+Slice) \} from '#([\w/-]+)\/slice\.ts'/gu)].map(([, name, folder]) => [name, folder]),
  );
  const names = /slices = \[([^\]]+)\]/u.exec(text)?.[1]?.match(/\w+Slice/gu) ?? [];
  if (names.length < 5) throw new Error('src/slices.ts lists no slices: the import rules cannot be built');
  return names.map((name) => folders.get(name) ?? name);
}

/** The folders of a slice. Each may use the others and the files next to them; `test/folders.test.ts` finds cycles. */
const foldersOf = (slice: string): string[] =>
  slice === 'kernel' ? [] : foldersIn(`src/${slice}`).filter((place) => place !== 'commands');

/** A slice without a contract is a library: its files are its public API, its folders are internal. */
const isLibrary = (slice: string): boolean => !existsSync(new URL(`src/${slice}/contract.ts`, import.meta.url));

/**
 * What others may import from a slice: from a library its files, otherwise its service, contract, facts, vocabulary and the contents of
 * `public/`.
 */
const publicFiles = (slice: string): string[] => {
  if (slice === 'kernel') return ['#kernel/*'];
  if (isLibrary(slice)) return [`#${slice}/*.ts`];
  return [...[nameOf(slice), 'contract', 'facts', 'vocabulary'].map((name) => `#${slice}/${name}.ts`), `#${slice}/public/*.ts`];
};

/**
 * The files of a slice that may touch the outside world: its service, its statements, its routes, what runs in its own thread, what sends,
 * the lines to devices with the listeners they come in by, and simulated devices.
 */
const outward = (slice: string, place = ''): string[] =>
  [
    'routes',
    'store',
    '*-store',
    '*-worker',
    '*-workers',
    '*-sender',
    '*-line',
    '*-door',
    '*-caller',
    '*-devices',
    'player',
    nameOf(slice),
  ].map((name) => `src/${slice}/${place}${name}.ts`);

/** Folders whose entire purpose is the outside world. */
const outside = ['platform/db', 'platform/tables', 'platform/http', 'cli'];

const world = {
  group: [
    'node:fs',
    'node:fs/*',
    'node:net',
    'node:http',
    'node:http2',
    'node:https',
    'node:child_process',
    'node:worker_threads',
    'pg',
    '@clickhouse/*',
  ],
  allowTypeImports: true,
  message:
    'Only the service, store.ts and routes.ts of a slice touch the outside world; every other file is arithmetic and rules on plain values.',
};

/** What a slice may use, for the message. */
const earlier = 'the slices before it in src/slices.ts';

/** @param of whose public files are meant, for the message */
const importRule = (place: string, may: readonly string[], of: string) => ({
  group: ['\\#*', '\\#*/**', '../**', './commands/**', ...may.map((path) => `!${path.replace('#', '\\#')}`)],
  message:
    of === ''
      ? `${place} imports nothing of ours but its own files, by ./x.ts (docs/decisions/0001).`
      : `${place} may import its own files by ./x.ts, and of ${of} only the service (<slice>.ts), contract.ts, facts.ts, vocabulary.ts and public/, of a library its files, of kernel all (docs/decisions/0001).`,
});

type Pattern = { group: string[]; message: string; allowTypeImports?: boolean };

const restrict = (files: string[], patterns: Pattern[]) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] as never },
});

const sliceRules = slices.flatMap((slice, at) => {
  const before = slices.slice(0, at);
  const own = importRule(slice, before.flatMap(publicFiles), earlier);
  const pure = restrict([`src/${slice}/**/*.ts`], outside.includes(slice) ? [own] : [own, world]);
  const module = importRule(slice, [...before.flatMap(publicFiles), '#slice.ts'], earlier);
  const within = ['../*.ts', ...foldersOf(slice).map((place) => `../${place}/*.ts`)];
  const folders = foldersOf(slice).flatMap((place) => {
    const mine = importRule(slice, [...before.flatMap(publicFiles), ...within], earlier);
    const inside = restrict([`src/${slice}/${place}/*.ts`], outside.includes(slice) ? [mine] : [mine, world]);
    return [inside, restrict(outward(slice, `${place}/`), [mine])];
  });
  return [pure, restrict(outward(slice), [own]), restrict([`src/${slice}/slice.ts`], [module]), ...folders];
});

function foldersIn(folder: string): string[] {
  const entries = readdirSync(new URL(folder, import.meta.url), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Folders that are not in the order yet: nothing of ours may be imported there. */
const unplaced = foldersIn('src')
  .flatMap((district) =>
    slices.includes(district) || district === 'cli' ? [] : foldersIn(`src/${district}`).map((name) => `${district}/${name}`),
  )
  .filter((folder) => ![...slices, 'platform/http', 'upkeep/demo'].includes(folder))
  .map((name) =>
    restrict(
      [`src/${name}/**/*.ts`],
      [{ ...importRule(name, [], ''), message: `${name} has no place in the list of src/slices.ts yet: give it one.` }],
    ),
  );

/** The public files of all slices, and among them words, routes and contract. */
const publicOfAll = slices.flatMap((slice) => [...publicFiles(slice), `#${slice}/slice.ts`, `#${slice}/words.ts`]);
const contractOnly = [
  '#contract.ts',
  '#client.ts',
  '#kernel/*',
  ...slices.flatMap((slice) => [`#${slice}/contract.ts`, `#${slice}/vocabulary.ts`]),
];

/** What the engine of the command line may use: the contract, and what opens the program. */
const engineOfCommands = [
  ...contractOnly,
  '#main.ts',
  '#config.ts',
  '#restore.ts',
  '#words.ts',
  '#platform/http/problem.ts',
  '#platform/db/data-directory.ts',
];

/** Commands, each in a folder of its slice: they are read by the list of all commands, and import each other. */
const ownCommands = slices.map((slice) => `#${slice}/commands/*.ts`);

/** Pure files of slices that a command uses without the program, to inspect a file or to simulate a device. */
const besideCommands = [
  '#casework/draws/verify.ts',
  '#casework/cases/public/verify.ts',
  '#metering/gateway/play/player.ts',
  '#metering/gateway/settings.ts',
  '#platform/tables/columns.ts',
  '#platform/tables/tables.ts',
];

/** The parts of the city that the demo is filled with. */
const demoParts = [
  '../../../test/city.ts',
  '#metering/gateway/play/player.ts',
  ...[
    'casework',
    'casework-people',
    'certificates',
    'going-on',
    'heat',
    'heat-plants',
    'measures',
    'organisations',
    'place',
    'renewal',
    'resources',
    'response',
    'rooms',
  ].map((part) => `../../../test/city/${part}.ts`),
];

/** The console imports freely among its own folders, and takes types from the contract and the vocabulary. */
const wholeWebRule = importRule('web', contractOnly, 'contract.ts and kernel');
const webRule = { ...wholeWebRule, group: wholeWebRule.group.filter((part) => part !== '../**') };

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'node', 'promise', 'react'],
  jsPlugins: ['./lint/plugin.ts'],
  options: { typeAware: true },
  categories: { correctness: 'error' },
  ignorePatterns: ['node_modules', 'dist', 'data', 'coverage', '.cache'],
  rules: {
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    // our methods are closures and do not use `this`
    'typescript/unbound-method': 'off',
    // code points are intended
    'typescript/no-misused-spread': 'off',
    'no-control-regex': 'off',
    'no-console': 'error',
    // an ignored parameter is called `_`
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'no-param-reassign': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    eqeqeq: 'error',
    'unicorn/prefer-node-protocol': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'yaodong/plain-names': 'error',
  },
  overrides: [
    { files: ['src/**/*.ts'], rules: { 'node/no-process-env': 'error', 'yaodong/scope-or-reason': 'error' } },
    { files: ['src/config.ts'], rules: { 'node/no-process-env': 'off' } },
    ...sliceRules,
    ...unplaced,
    restrict(['src/platform/http/**/*.ts'], [importRule('http', slices.flatMap(publicFiles), 'all slices')]),
    restrict(
      ['src/cli/**/*.ts'],
      [importRule('cli', [...engineOfCommands, '#upkeep/demo/*.ts'], 'contract.ts, client.ts, main.ts and kernel')],
    ),
    restrict(['src/cli/command-groups.ts'], [importRule('the list of commands', ownCommands, '')]),
    restrict(
      ['src/*/*/commands/*.ts'],
      [importRule('commands', [...engineOfCommands, '#cli/*.ts', ...ownCommands, ...besideCommands], 'contract.ts, cli and kernel')],
    ),
    restrict(
      ['src/upkeep/demo/*.ts'],
      [importRule('the demo city', [...engineOfCommands, '#cli/*.ts', ...ownCommands, ...demoParts], 'contract.ts and cli')],
    ),
    restrict(['src/contract.ts', 'src/client.ts'], [importRule('the contract', contractOnly, 'all slices')]),
    restrict(
      ['src/words.ts'],
      [importRule('words.ts', ['#kernel/*', '#platform/http/words.ts', '#cli/words.ts', ...publicOfAll], 'all slices')],
    ),
    restrict(
      ['src/main.ts', 'src/restore.ts', 'src/slice.ts', 'src/slices.ts', 'src/create-slices.ts'],
      [importRule('main', ['#kernel/*', '#platform/http/*', ...publicOfAll], 'all slices and http')],
    ),
    restrict(['web/**/*.{ts,tsx}'], [webRule]),
    {
      files: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts', 'lint/*.ts', '*.config.ts'],
      rules: {
        'no-restricted-imports': 'off',
        'max-lines-per-function': 'off',
        'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
        'import/no-default-export': 'off',
        'node/no-process-env': 'off',
        'no-console': 'off',
      },
    },
    { files: ['src/cli/**/*.ts', 'src/*/*/commands/*.ts', 'bin/**/*.js'], rules: { 'no-console': 'off' } },
    { files: ['test/e2e/**/*.ts', '{src,test,web,bench}/**/*.{test,spec}.{ts,tsx}'], rules: { 'yaodong/no-sleeps': 'error' } },
    { files: ['test/e2e/**/*.ts'], rules: { 'yaodong/by-role': 'error' } },
    { files: ['**/*.{ts,tsx,js}'], rules: { 'yaodong/comment-width': 'error' } },
    { files: slices.map((slice) => `src/${slice}/${nameOf(slice)}.ts`), rules: { 'yaodong/service-example': 'error' } },
    {
      files: ['web/**/*.{ts,tsx}'],
      excludeFiles: ['**/*.test.{ts,tsx}', '**/*.d.ts', '**/{zh,en,terms}.ts', '**/*words.ts', '**/*words-{zh,en}.ts'],
      rules: { 'yaodong/dictionary-words': 'error' },
    },
  ],
});
