import { today } from '#kernel/today.ts';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { createAccess } from '#access/access.ts';
import { accessDownloads, accessRoutes } from '#access/routes.ts';
import { programVersion } from '#db/data-directory.ts';
import type { Stores } from '#db/stores.ts';
import { createBackup } from '#backup/backup.ts';
import { backupDownloads, backupRoutes } from '#backup/routes.ts';
import { createBenchmarking } from '#benchmarking/benchmarking.ts';
import { quotaNotice } from '#benchmarking/quota-notice.ts';
import { benchmarkingRoutes } from '#benchmarking/routes.ts';
import { createDisclosure } from '#disclosure/disclosure.ts';
import { disclosureRoutes } from '#disclosure/routes.ts';
import { createAttachments } from '#attachments/attachments.ts';
import { attachmentsDownloads, attachmentsRoutes } from '#attachments/routes.ts';
import { createDoctor } from '#doctor/doctor.ts';
import { doctorRoutes } from '#doctor/routes.ts';
import { createObligations } from '#obligations/obligations.ts';
import { obligationsDownloads, obligationsRoutes } from '#obligations/routes.ts';
import { helpRoutes } from '#help/routes.ts';
import { createImports } from '#imports/imports.ts';
import { importsDownloads, importsRoutes } from '#imports/routes.ts';
import { createJobs } from '#jobs/jobs.ts';
import { jobsRoutes } from '#jobs/routes.ts';
import type { Clock } from '#kernel/request-context.ts';
import { whenBack } from '#kernel/store-retry.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { createKnowledge } from '#knowledge/knowledge.ts';
import { knowledgeRoutes } from '#knowledge/routes.ts';
import { createTableExport } from '#table-export/table-export.ts';
import { tableExportRoutes } from '#table-export/routes.ts';
import { createMetering } from '#metering/metering.ts';
import { meteringRoutes } from '#metering/routes.ts';
import { createPlace } from '#place/place.ts';
import { placeDownloads, placeRoutes } from '#place/routes.ts';
import { createSpecialPlans } from '#special-plans/special-plans.ts';
import { specialPlansRoutes } from '#special-plans/routes.ts';
import { conditionsStatement } from '#policy/conditions-statement.ts';
import { createPolicy } from '#policy/policy.ts';
import { policyDownloads, policyRoutes } from '#policy/routes.ts';
import { createRating } from '#rating/rating.ts';
import { ratingDownloads, ratingRoutes } from '#rating/routes.ts';
import { createReadings } from '#readings/readings.ts';
import { readingsDownloads, readingsRoutes } from '#readings/routes.ts';
import { createRegistry } from '#registry/registry.ts';
import { registryDownloads, registryRoutes } from '#registry/routes.ts';
import { settingsRoutes } from '#settings/routes.ts';
import { createSettings } from '#settings/settings.ts';
import { programScope } from '#kernel/scope.ts';
import { createStatement } from '#statement/statement.ts';
import { statementDownloads, statementRoutes } from '#statement/routes.ts';
import type { OwnCity } from '#settings/settings.ts';
import { weatherDownloads, weatherRoutes } from '#weather/routes.ts';
import { createWeather } from '#weather/weather.ts';
import type { Config } from './config.ts';
import type { Site } from './site.ts';
import { words, wordsBySlice } from './words.ts';

export type SliceNeeds = {
  readonly config: Config;
  readonly log: Logger;
  readonly stores: Stores;
  readonly now: Clock;
  readonly site: Site;
  /** Full rights for who can read the data directory. */
  readonly localKey: string;
  /** Opens an empty city beside this one; in the demo alone. */
  readonly ownCity?: OwnCity | undefined;
};

export type Slices = Awaited<ReturnType<typeof createSlices>>;

/** What marks every export of the demo city. */
const demoNote = '示范数据 demonstration data';

const shippedKnowledge = fileURLToPath(new URL('../knowledge', import.meta.url));

/** Every face, what each gives to the outside, and what is to be done at start and at the end. */
export async function createSlices(needs: SliceNeeds) {
  const faces = await createFaces(needs);
  const note = needs.config.demo ? demoNote : undefined;
  const downloads: DownloadRoute[] = [
    ...importsDownloads(faces.imports),
    ...accessDownloads(faces.access, note),
    ...placeDownloads(faces.place, faces.access.audit, note),
    ...registryDownloads(faces.registry, note),
    ...attachmentsDownloads(faces.attachments, note),
    ...statementDownloads(faces.statement),
    ...readingsDownloads(faces.readings, note),
    ...weatherDownloads(faces.weather, note),
    ...policyDownloads(faces.policy, words, note),
    ...ratingDownloads(faces.rating, note),
    ...obligationsDownloads({
      obligations: faces.obligations,
      policy: faces.policy,
      registry: faces.registry,
      places: async (scope) => new Map((await faces.place.places(scope, null)).map(({ code, name }) => [code, name])),
      audit: faces.access.audit,
      mark: note,
    }),
    ...backupDownloads(faces.backup),
  ];
  return { ...faces, router: routesOf(faces, needs.ownCity), downloads };
}

/** The faces in the order of the slices, each with what it needs of those before it. */
async function createFaces(needs: SliceNeeds) {
  const ending = new AbortController();
  const ground = await createGround(needs, ending.signal);
  const measured = await createMeasured(needs, ground, ending.signal);
  const judging = createJudging(needs, ground, measured);
  const faces = { ...ground, ...measured, ...judging, ...createKeeping(needs, ground, measured) };
  const warn = warnOf(needs);
  const endWatching = faces.knowledge.watch((problem) => warn("the city's own knowledge was not taken", problem));
  /** After the start and before the first question: what an earlier end left half done. */
  const mend = async () => {
    await faces.jobs.mend();
    await faces.imports.mend();
    await faces.imports.sweep();
    await faces.weather.repair();
    await faces.readings.repair(await faces.imports.undoneOf('readings'));
    await faces.registry.mend();
    await faces.backup.mend();
  };
  /** After a store was away: what one store promised and the other has not heard of yet. */
  const catchUp = async () => {
    await faces.weather.repair();
    await faces.readings.catchUp(await faces.imports.undoneOf('readings'));
    await faces.registry.mend();
  };
  const endSchedule = faces.backup.watch();
  const endFiles = faces.imports.watchFiles();
  const endUpkeep = faces.access.watch();
  const stop = async () => {
    ending.abort();
    endSchedule();
    endUpkeep();
    endWatching();
    await faces.readings.stopLive();
    await faces.imports.settled();
    await endFiles();
    await faces.backup.stop();
    await faces.jobs.stop();
  };
  return { ...faces, mend, storeFailed: whenBack(catchUp, ending.signal, warn), stop };
}

function warnOf({ log }: SliceNeeds) {
  return (message: string, error?: unknown) => log.warn({ err: error }, message);
}

type Ground = Awaited<ReturnType<typeof createGround>>;

/** What is known, who may do what, what came in, and the ledger of buildings. */
async function createGround(needs: SliceNeeds, ending: AbortSignal) {
  const { stores, now } = needs;
  const { postgres, places } = stores;
  const warn = warnOf(needs);
  const knowledge = await createKnowledge({ postgres, now, shipped: shippedKnowledge, own: places.knowledge });
  const imports = createImports({
    postgres,
    directory: places.files,
    now,
    ending,
    report: (cause) => warn('an import failed', cause),
  });
  const place = createPlace({ postgres, now, imports });
  await place.load(knowledge.inForce('place', { on: today(now()), recorded: now() }));
  const access = await openAccess(needs, place.regionsWithin, warn, ending);
  imports.auditWith(access.audit);
  const settings = createSettings({ postgres, now, audit: access.audit });
  access.ruledBy(async () => (await settings.get(programScope)).signIn);
  imports.keptAsLongAs(async () => (await settings.get(programScope)).filesKeptYears);
  const jobs = createJobs({ postgres, now, warn });
  const items = () => knowledge.inForce('energy-item', { on: today(now()), recorded: now() });
  const registry = createRegistry({ postgres, now, imports, place, items, audit: access.audit });
  const attachments = createAttachments({ postgres, now, imports, registry, audit: access.audit });
  const { audit, lastStatement: lastAudited } = access;
  const mark = needs.config.demo ? demoNote : undefined;
  const statement = createStatement({ postgres, now, registry, audit, lastAudited, mark, program: programVersion });
  return { knowledge, imports, place, access, settings, jobs, registry, attachments, statement };
}

type Measuring = Awaited<ReturnType<typeof createMeasured>>;

/** What was measured, and what it means. */
async function createMeasured({ stores, now }: SliceNeeds, ground: Ground, ending: AbortSignal) {
  const { registry, imports, access, knowledge, place, statement } = ground;
  const { postgres, clickhouse } = stores;
  const weather = createWeather({ postgres, clickhouse, imports, registry, place, now, audit: access.audit });
  const readings = await createReadings({ postgres, clickhouse, registry, imports, access, clock: now, ending });
  const metering = createMetering({ registry, readings, knowledge });
  const benchmarking = createBenchmarking({ registry, metering, knowledge, place });
  statement.register(quotaNotice({ benchmarking, registry, readings, place, now, words, mark: statement.mark }));
  return { weather, readings, metering, benchmarking };
}

/** What a place asks, and what is shown of it. */
function createJudging(needs: SliceNeeds, ground: Ground, { benchmarking }: Measuring) {
  const { knowledge, imports, place, registry, settings, access, statement } = ground;
  const { stores, now } = needs;
  const { postgres } = stores;
  const indexItems = () =>
    new Map(
      knowledge.inForce('item', { on: today(now()), recorded: now() }).map((one) => [one.item, { ...one, index: one.index === true }]),
    );
  const specialPlans = createSpecialPlans({ postgres, imports, place, now, items: indexItems });
  const policy = createPolicy({ knowledge, place, specialPlans, now });
  statement.register(conditionsStatement({ policy, specialPlans, now, words, mark: statement.mark }));
  const rating = createRating({ knowledge, policy, imports, now });
  const obligations = createObligations({ registry, policy });
  const disclosure = createDisclosure({ postgres, now, benchmarking, place, registry, settings, policy, audit: access.audit });
  return { specialPlans, policy, rating, obligations, disclosure };
}

/** How the program itself is, and what is kept of it for later. */
function createKeeping(needs: SliceNeeds, ground: Ground, { readings }: Measuring) {
  const { imports, jobs, settings, access, registry, attachments, statement } = ground;
  const { stores, now, config } = needs;
  const { postgres, clickhouse, places } = stores;
  const [warn, demo] = [warnOf(needs), config.demo];
  const backup = createBackup({ postgres, clickhouse, places, jobs, settings, access, atRest: readings.atRest, demo, now, warn });
  const { audit } = access;
  const mendRows = async () => {
    await registry.mend();
    return readings.mendRows();
  };
  const { lostSources, settleFiles, bytesOfFiles } = imports;
  const looks = {
    lostSources,
    settleFiles,
    bytesOfFiles,
    lostFiles: attachments.lost,
    statements: statement.health,
    backups: backup.health,
    secondFactors: access.secretFits,
  };
  const doctor = createDoctor({
    postgres,
    clickhouse,
    root: places.root,
    now,
    warn,
    ...looks,
    mendRows,
    foldRepeats: readings.foldRepeats,
    audit,
  });
  const tableExport = createTableExport({ audit: access.audit, mark: demo ? demoNote : undefined });
  return { backup, doctor, tableExport };
}

/** What the contract of each slice does. */
function routesOf(faces: Faces, ownCity: OwnCity | undefined) {
  const {
    knowledge,
    place,
    access,
    settings,
    jobs,
    imports,
    registry,
    attachments,
    statement,
    weather,
    readings,
    metering,
    benchmarking,
    specialPlans,
    policy,
    rating,
    obligations,
    disclosure,
    backup,
    doctor,
    tableExport,
  } = faces;
  return {
    knowledge: knowledgeRoutes(knowledge, access.audit),
    place: placeRoutes(place, words),
    access: accessRoutes(access),
    settings: settingsRoutes(settings, ownCity),
    jobs: jobsRoutes(jobs, words),
    imports: importsRoutes(imports, words),
    registry: registryRoutes(registry, words),
    attachments: attachmentsRoutes(attachments, words),
    statement: statementRoutes(statement, words),
    weather: weatherRoutes(weather, words),
    readings: readingsRoutes(readings, words),
    metering: meteringRoutes(metering, words),
    benchmarking: benchmarkingRoutes(benchmarking, words),
    specialPlans: specialPlansRoutes(specialPlans, words),
    policy: policyRoutes(policy, words),
    rating: ratingRoutes(rating, words),
    obligations: obligationsRoutes(obligations, policy, words),
    disclosure: disclosureRoutes(disclosure, words),
    backup: backupRoutes(backup, words),
    doctor: doctorRoutes(doctor, words),
    help: helpRoutes(wordsBySlice),
    tableExport: tableExportRoutes(tableExport),
  };
}

type Faces = Awaited<ReturnType<typeof createFaces>>;

function openAccess(
  { config, stores, now, site, localKey }: SliceNeeds,
  below: (region: string) => Promise<readonly string[]>,
  warn: (message: string) => void,
  ending: AbortSignal,
) {
  return createAccess({
    postgres: stores.postgres,
    now,
    site: site.url,
    origins: site.origins,
    secureCookies: site.https,
    localKey,
    secret: config.secret,
    secretBefore: config.secretBefore,
    regionsWithin: below,
    warn,
    ending,
  });
}
