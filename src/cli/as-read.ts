import type { Client } from '#client.ts';
import { answer, type Output, type Say } from './output.ts';
import { facts } from './table.ts';
import { blocks } from './wording.ts';

/**
 * Actions on what was read (confirming, issuing, settling, closing): each names the version or the hash of it (`seen`). If a command is
 * given none, the current state is read first, the action applies to that and to nothing changed in between, and the answer includes it.
 */
type AsRead<T, Seen = string> = Promise<T & { readonly read: Seen }>;

type InputOf<Work extends (...asked: never[]) => unknown> = Parameters<Work>[0];
type AnswerOf<Work extends (...asked: never[]) => unknown> = Awaited<ReturnType<Work>>;

type Contracts = Client['contracts'];

export async function settleContract(
  { contracts }: Pick<Client, 'contracts'>,
  asked: InputOf<Contracts['settle']>,
): AsRead<AnswerOf<Contracts['settle']>> {
  const { contract, period } = asked;
  const seen = asked.seen ?? (await contracts.settle({ contract, period, preview: true })).hash;
  return { ...(await contracts.settle({ ...asked, seen })), read: seen };
}

export async function reviewContract(
  { contracts }: Pick<Client, 'contracts'>,
  asked: InputOf<Contracts['review']>,
): AsRead<AnswerOf<Contracts['review']>> {
  const seen = asked.seen ?? (await contracts.review({ contract: asked.contract, preview: true })).hash;
  return { ...(await contracts.review({ ...asked, seen })), read: seen };
}

/** A statement by a party; one about an event or an entry, which never change, names no version. */
export async function sayOfContract(
  { contracts }: Pick<Client, 'contracts'>,
  says: 'confirm' | 'dispute',
  asked: InputOf<Contracts['confirm']> & { readonly seen?: number },
): AsRead<AnswerOf<Contracts['confirm']>, number | undefined> {
  const isOfTerms = (asked.event ?? asked.entry) === undefined;
  const seen = asked.seen ?? (isOfTerms ? (await contracts.show({ contract: asked.contract })).versions.at(-1)?.version : undefined);
  return { ...(await contracts[says]({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

type Savings = Client['savings'];

/** A baseline is sealed as it was fitted; if there is no fit, the refusal says why. */
export async function lockBaseline(
  { savings }: Pick<Client, 'savings'>,
  asked: InputOf<Savings['lock']>,
): AsRead<AnswerOf<Savings['lock']>, string | undefined> {
  const { seen: given, baseline: _name, project: _of, ...question } = asked;
  const seen = given ?? (await savings.fit(question)).hash ?? undefined;
  return { ...(await savings.lock({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

type Settlement = Client['settlement'];

export async function settleEvent(
  { settlement }: Pick<Client, 'settlement'>,
  asked: InputOf<Settlement['settle']>,
): AsRead<AnswerOf<Settlement['settle']>> {
  const seen = asked.seen ?? (await settlement.settle({ event: asked.event, preview: true })).hash;
  return { ...(await settlement.settle({ ...asked, seen })), read: seen };
}

type Audits = Client['energyAudit'];

/** The hash of an item's answer; undefined if none is waiting. */
const answerRead = async (
  { energyAudit }: Pick<Client, 'energyAudit'>,
  { audit, item }: { readonly audit: unknown; readonly item: string },
) => (await energyAudit.show({ audit })).requests.find((one) => one.item === item)?.answer?.hash;

export async function acceptAnswer(
  client: Pick<Client, 'energyAudit'>,
  asked: InputOf<Audits['accept']>,
): AsRead<AnswerOf<Audits['accept']>, string | undefined> {
  const seen = asked.seen ?? (await answerRead(client, asked));
  return { ...(await client.energyAudit.accept({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

export async function returnAnswer(
  client: Pick<Client, 'energyAudit'>,
  asked: InputOf<Audits['return']>,
): AsRead<AnswerOf<Audits['return']>, string | undefined> {
  const seen = asked.seen ?? (await answerRead(client, asked));
  return { ...(await client.energyAudit.return({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

type Surveys = Client['retrofitSurvey'];

export async function acceptSurvey(
  { retrofitSurvey }: Pick<Client, 'retrofitSurvey'>,
  asked: InputOf<Surveys['accept']>,
): AsRead<AnswerOf<Surveys['accept']>> {
  const seen = asked.seen ?? (await retrofitSurvey.show({ survey: asked.survey })).hash;
  return { ...(await retrofitSurvey.accept({ ...asked, seen })), read: seen };
}

export async function returnSurvey(
  { retrofitSurvey }: Pick<Client, 'retrofitSurvey'>,
  asked: InputOf<Surveys['return']>,
): AsRead<AnswerOf<Surveys['return']>> {
  const seen = asked.seen ?? (await retrofitSurvey.show({ survey: asked.survey })).hash;
  return { ...(await retrofitSurvey.return({ ...asked, seen })), read: seen };
}

type Assessments = Client['assessment'];

export async function issueAssessment(
  { assessment }: Pick<Client, 'assessment'>,
  asked: InputOf<Assessments['issue']>,
): AsRead<AnswerOf<Assessments['issue']>> {
  const { seen: _none, ...question } = asked;
  const seen = asked.seen ?? (await assessment.run(question)).hash;
  return { ...(await assessment.issue({ ...asked, seen })), read: seen };
}

type Reports = Client['annualReport'];

export async function issueAnnualReport(
  { annualReport }: Pick<Client, 'annualReport'>,
  asked: InputOf<Reports['issue']>,
): AsRead<AnswerOf<Reports['issue']>> {
  const { seen: _none, ...question } = asked;
  const seen = asked.seen ?? (await annualReport.draw(question)).hash;
  return { ...(await annualReport.issue({ ...asked, seen })), read: seen };
}

type Returns = Client['return'];

export async function lockReturns(
  { return: returns }: Pick<Client, 'return'>,
  asked: InputOf<Returns['lock']>,
): AsRead<AnswerOf<Returns['lock']>> {
  const { form, period, region } = asked;
  const seen = asked.seen ?? (await returns.status({ form, period, region })).hash;
  return { ...(await returns.lock({ ...asked, seen })), read: seen };
}

/** Moves a return a step on from the state in which it was read. */
export async function stepReturn(
  { return: returns }: Pick<Client, 'return'>,
  verb: 'fill' | 'submit' | 'amend' | 'accept' | 'sendBack',
  asked: InputOf<Returns['fill']>,
): AsRead<AnswerOf<Returns['fill']>, number> {
  const { form, period, unit } = asked;
  const seen = asked.seen ?? (await returns.show({ form, period, unit })).seen;
  return { ...(await returns[verb]({ ...asked, seen })), read: seen };
}

type Targets = Client['targets'];

/** A place's commitment, replacing the one that was read; undefined if it has none yet. */
export async function commitTarget(
  { targets }: Pick<Client, 'targets'>,
  asked: InputOf<Targets['commit']> & { readonly seen?: number },
): AsRead<AnswerOf<Targets['commit']>, number | undefined> {
  const rows = async () => (await targets.splits({ target: asked.target })).splits.flatMap((one) => one.rows);
  const seen = asked.seen ?? (await rows()).find(({ region }) => region === asked.region)?.version;
  return { ...(await targets.commit({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

type Statements = Client['statement'];
type Drafted = Awaited<ReturnType<Statements['draft']>>['draft'];

/** Issues a statement as it was drafted and read. */
export async function issueStatement(
  { statement }: Pick<Client, 'statement'>,
  asked: InputOf<Statements['issue']>,
): AsRead<AnswerOf<Statements['issue']>> {
  const { draft: given, ...question } = asked;
  const draft: Drafted = given ?? (await statement.draft(question)).draft;
  return { ...(await statement.issue({ ...asked, draft })), read: draft.sha256 };
}

export async function issueDifference(
  { statement }: Pick<Client, 'statement'>,
  asked: InputOf<Statements['issueDifference']>,
): AsRead<AnswerOf<Statements['issueDifference']>> {
  const { draft: given, number: follows, indicative } = asked;
  const draft: Drafted = given ?? (await statement.draft({ follows, ...(indicative !== undefined && { indicative }) })).draft;
  return { ...(await statement.issueDifference({ ...asked, draft })), read: draft.sha256 };
}

type Purchases = Client['heatNotes']['purchases'];

export async function issuePurchases(
  { heatNotes }: Pick<Client, 'heatNotes'>,
  asked: InputOf<Purchases['issue']>,
): AsRead<AnswerOf<Purchases['issue']>> {
  const { company, season } = asked;
  const seen = asked.seen ?? (await heatNotes.purchases.show({ company, season })).hash;
  return { ...(await heatNotes.purchases.issue({ ...asked, seen })), read: seen };
}

type Closes = Client['heatNotes']['closes'];
type Heat = Pick<Client, 'heatNotes'>;

/** Waits until a job has ended; throws if it failed. */
type Ended = (job: string) => Promise<unknown>;

/** The hash of the notes that a close would issue: a preview, which is itself a job. */
export async function readSeason(
  { heatNotes: { closes } }: Heat,
  asked: InputOf<Closes['begin']>,
  ended: Ended,
): Promise<string | undefined> {
  const { job } = await closes.begin({ ...asked, preview: true });
  await ended(job);
  return (await closes.show({ job, limit: 0 })).hash ?? undefined;
}

/** Closes a season as it was read; or only shows what a close would issue, which needs no hash. */
export async function closeSeason(
  heat: Heat,
  asked: InputOf<Closes['begin']>,
  ended: Ended,
): Promise<{ readonly job: string; readonly read: string | undefined }> {
  const isShownOnly = asked.preview === true || asked.knownAt !== undefined;
  const seen = asked.seen ?? (isShownOnly ? undefined : await readSeason(heat, asked, ended));
  const { job } = await heat.heatNotes.closes.begin({ ...asked, ...(seen !== undefined && { seen }) });
  await ended(job);
  return { job, read: isShownOnly ? undefined : seen };
}

type HeatSeasons = Client['heatBilling']['seasons'];

/** Replaces a region's statement about a season; `undefined` was read if there was none. */
export async function setHeatSeason(
  { heatBilling: { seasons } }: Pick<Client, 'heatBilling'>,
  asked: InputOf<HeatSeasons['set']> & { readonly seen?: number },
): AsRead<AnswerOf<HeatSeasons['set']>, number | undefined> {
  const isOf = (one: { readonly region: string; readonly name: string }) => one.region === asked.region && one.name === asked.name.trim();
  const seen = asked.seen ?? (await seasons.list({ region: asked.region })).seasons.find(isOf)?.version;
  return { ...(await seasons.set({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

type TemperatureSeasons = Client['comfort']['seasons'];

export async function setTemperatureSeason(
  { comfort: { seasons } }: Pick<Client, 'comfort'>,
  asked: InputOf<TemperatureSeasons['set']> & { readonly seen?: number },
): AsRead<AnswerOf<TemperatureSeasons['set']>, number | undefined> {
  const seen = asked.seen ?? (await seasons.list()).seasons.find(({ region }) => region === asked.region)?.version;
  return { ...(await seasons.set({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

type Offices = Client['caseDocuments']['offices'];

export async function stateOffice(
  { caseDocuments: { offices } }: Pick<Client, 'caseDocuments'>,
  asked: InputOf<Offices['set']> & { readonly seen?: number },
): AsRead<{ readonly offices: readonly AnswerOf<Offices['set']>[] }, number | undefined> {
  const seen = asked.seen ?? (await offices.list()).offices.find(({ region }) => region === asked.region)?.version;
  return { offices: [await offices.set({ ...asked, ...(seen !== undefined && { seen }) })], read: seen };
}

type Settings = Client['settings'];

export async function changeSettings(
  { settings }: Pick<Client, 'settings'>,
  asked: InputOf<Settings['change']>,
): AsRead<AnswerOf<Settings['change']>, string | undefined> {
  const seen = asked.seen ?? (await settings.get()).changedAt ?? undefined;
  return { ...(await settings.change({ ...asked, ...(seen !== undefined && { seen }) })), read: seen };
}

/** The answer to an action, followed by what it applied to. */
export function answerAsRead<T extends { readonly read: string | number | undefined }>(
  output: Output,
  told: T,
  inWords: (told: T, say: Say) => string,
): void {
  answer(output, told, (all, say) =>
    blocks(inWords(all, say), all.read !== undefined && facts([[say('所依据的版本或摘要', 'based on version or hash'), all.read]])),
  );
}

type Statement = Client['statement'];

/** Notices are sent as the preview shows them. */
export async function sendLetters(
  { statement }: Pick<Client, 'statement'>,
  asked: InputOf<Statement['send']>,
): AsRead<AnswerOf<Statement['send']>> {
  const { seen: given, ...question } = asked;
  const seen = given ?? (await statement.previewSend(question)).seen;
  return { ...(await statement.send({ ...question, seen })), read: seen };
}

/** Buildings are added to the pool as the preview shows them. */
export async function poolBuildings(
  { retrofit }: Pick<Client, 'retrofit'>,
  asked: InputOf<Client['retrofit']['pool']>,
): AsRead<AnswerOf<Client['retrofit']['pool']>> {
  const { seen: given, ...question } = asked;
  const seen = given ?? (await retrofit.poolPreview(question)).seen;
  return { ...(await retrofit.pool({ ...question, seen })), read: seen };
}
