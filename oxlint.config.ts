import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'oxlint';

/**
 * The slices in the order of the list in `src/slices.ts`, by folder, `metering/readings`: each imports only from those before it, and of
 * them only what `doors` names.
 */
const slices = ['kernel', 'platform/db', ...listed(readFileSync(new URL('src/slices.ts', import.meta.url), 'utf8'))];

/** The name of a slice within its district. */
const nameOf = (slice: string): string => slice.slice(slice.lastIndexOf('/') + 1);

function listed(text: string): string[] {
  const folders = new Map(
    [...text.matchAll(/import \{ (\w+Slice) \} from '#([\w/-]+)\/slice\.ts'/gu)].map(([, name, folder]) => [name, folder]),
  );
  const names = /slices = \[([^\]]+)\]/u.exec(text)?.[1]?.match(/\w+Slice/gu) ?? [];
  if (names.length < 5) throw new Error('src/slices.ts lists no slices: the walls cannot be built');
  return names.map((name) => folders.get(name) ?? name);
}

/** The rooms of a slice: its folders. Each may use the others and what lies beside them; `test/rooms.test.ts` finds circles. */
const roomsOf = (slice: string): string[] => (slice === 'kernel' ? [] : foldersIn(`src/${slice}`).filter((room) => room !== 'commands'));

/** A slice that nobody can ask anything over HTTP is a library: its files are what it is there for, its rooms are its own. */
const isLibrary = (slice: string): boolean => !existsSync(new URL(`src/${slice}/contract.ts`, import.meta.url));

/** What others may import of a slice: of a library its files, else its service, contract, facts, vocabulary and what lies in `public/`. */
const doors = (slice: string): string[] => {
  if (slice === 'kernel') return ['#kernel/*'];
  if (isLibrary(slice)) return [`#${slice}/*.ts`];
  return [...[nameOf(slice), 'contract', 'facts', 'vocabulary'].map((name) => `#${slice}/${name}.ts`), `#${slice}/public/*.ts`];
};

/**
 * The files of a slice that may touch the outside world: its face, its statements, its routes, what runs in a thread of its own, what
 * sends, the lines to devices with the doors they come in by, and devices that are played.
 */
const outward = (slice: string, room = ''): string[] =>
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
  ].map((name) => `src/${slice}/${room}${name}.ts`);

/** Rooms whose whole work is the outside world. */
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
    'Only the face, store.ts and routes.ts of a slice touch the outside world; every other file is arithmetic and rules on plain values.',
};

/** What a slice may use, for the message. */
const earlier = 'the slices before it in src/slices.ts';

/** @param of whose doors are open, for the message */
const wall = (room: string, may: readonly string[], of: string) => ({
  group: ['\\#*', '\\#*/**', '../**', './commands/**', ...may.map((path) => `!${path.replace('#', '\\#')}`)],
  message:
    of === ''
      ? `${room} imports nothing of ours but its own files, by ./x.ts (docs/decisions/0001).`
      : `${room} may import its own files by ./x.ts, and of ${of} only the service (<slice>.ts), contract.ts, facts.ts, vocabulary.ts and public/, of a library its files, of kernel all (docs/decisions/0001).`,
});

type Pattern = { group: string[]; message: string; allowTypeImports?: boolean };

const restrict = (files: string[], patterns: Pattern[]) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] as never },
});

const sliceWalls = slices.flatMap((slice, at) => {
  const before = slices.slice(0, at);
  const own = wall(slice, before.flatMap(doors), earlier);
  const pure = restrict([`src/${slice}/**/*.ts`], outside.includes(slice) ? [own] : [own, world]);
  const module = wall(slice, [...before.flatMap(doors), '#slice.ts'], earlier);
  const within = ['../*.ts', ...roomsOf(slice).map((room) => `../${room}/*.ts`)];
  const rooms = roomsOf(slice).flatMap((room) => {
    const mine = wall(slice, [...before.flatMap(doors), ...within], earlier);
    const inside = restrict([`src/${slice}/${room}/*.ts`], outside.includes(slice) ? [mine] : [mine, world]);
    return [inside, restrict(outward(slice, `${room}/`), [mine])];
  });
  return [pure, restrict(outward(slice), [own]), restrict([`src/${slice}/slice.ts`], [module]), ...rooms];
});

function foldersIn(folder: string): string[] {
  const entries = readdirSync(new URL(folder, import.meta.url), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Rooms that nobody has put into the order yet: nothing of ours may be imported there. */
const unplaced = foldersIn('src')
  .flatMap((district) =>
    slices.includes(district) || district === 'cli' ? [] : foldersIn(`src/${district}`).map((name) => `${district}/${name}`),
  )
  .filter((folder) => ![...slices, 'platform/http', 'upkeep/demo'].includes(folder))
  .map((name) =>
    restrict(
      [`src/${name}/**/*.ts`],
      [{ ...wall(name, [], ''), message: `${name} has no place in the list of src/slices.ts yet: give it one.` }],
    ),
  );

/** The faces of all slices, and what of them is words, routes and contract. */
const faces = slices.flatMap((slice) => [...doors(slice), `#${slice}/slice.ts`, `#${slice}/words.ts`]);
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

/** Commands, each in a room of its slice: the list of all reads them, and they each other. */
const ownCommands = slices.map((slice) => `#${slice}/commands/*.ts`);

/** Pure files of slices that a command uses without the program: it looks at a file, or plays a device. */
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

/** The console walks through its own folders, and takes types of the contract and the vocabulary. */
const wholeWebWall = wall('web', contractOnly, 'contract.ts and kernel');
const webWall = { ...wholeWebWall, group: wholeWebWall.group.filter((part) => part !== '../**') };

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
    // methods of ours live in closures and know no `this`
    'typescript/unbound-method': 'off',
    // code points are what is meant
    'typescript/no-misused-spread': 'off',
    'no-control-regex': 'off',
    'no-console': 'error',
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
    { files: ['src/**/*.ts'], rules: { 'node/no-process-env': 'error' } },
    { files: ['src/config.ts'], rules: { 'node/no-process-env': 'off' } },
    ...sliceWalls,
    ...unplaced,
    restrict(['src/platform/http/**/*.ts'], [wall('http', slices.flatMap(doors), 'all slices')]),
    restrict(['src/cli/**/*.ts'], [wall('cli', [...engineOfCommands, '#upkeep/demo/*.ts'], 'contract.ts, client.ts, main.ts and kernel')]),
    restrict(['src/cli/command-groups.ts'], [wall('the list of commands', ownCommands, '')]),
    restrict(
      ['src/*/*/commands/*.ts'],
      [wall('commands', [...engineOfCommands, '#cli/*.ts', ...ownCommands, ...besideCommands], 'contract.ts, cli and kernel')],
    ),
    restrict(
      ['src/upkeep/demo/*.ts'],
      [wall('the demo city', [...engineOfCommands, '#cli/*.ts', ...ownCommands, ...demoParts], 'contract.ts and cli')],
    ),
    restrict(['src/contract.ts', 'src/client.ts'], [wall('the contract', contractOnly, 'all slices')]),
    restrict(['src/words.ts'], [wall('words.ts', ['#kernel/*', '#platform/http/words.ts', '#cli/words.ts', ...faces], 'all slices')]),
    restrict(
      ['src/main.ts', 'src/restore.ts', 'src/slice.ts', 'src/slices.ts', 'src/create-slices.ts'],
      [wall('main', ['#kernel/*', '#platform/http/*', ...faces], 'all slices and http')],
    ),
    restrict(['web/**/*.{ts,tsx}'], [webWall]),
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
    { files: slices.map((slice) => `src/${slice}/${nameOf(slice)}.ts`), rules: { 'yaodong/face-example': 'error' } },
    {
      files: ['web/**/*.{ts,tsx}'],
      excludeFiles: ['**/*.test.{ts,tsx}', '**/*.d.ts', '**/{zh,en,terms}.ts', '**/*words.ts', '**/*words-{zh,en}.ts'],
      rules: { 'yaodong/dictionary-words': 'error' },
    },
  ],
});
