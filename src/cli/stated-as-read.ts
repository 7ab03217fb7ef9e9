import type { Client } from '#client.ts';

/**
 * Statements that replace what others may have stated in the meantime: the current state is read first, its version or instant is named
 * (`seen`), and the answer contains it as `read`. If there was no statement, nothing was read.
 */
type AsRead<T, Seen = number> = Promise<T & { readonly read: Seen | undefined }>;

type InputOf<Work extends (...asked: never[]) => unknown> = Parameters<Work>[0];
type AnswerOf<Work extends (...asked: never[]) => unknown> = Awaited<ReturnType<Work>>;

/** Makes the statement based on what was read; 0 and undefined mean that there was no statement. */
async function sayOf<Input extends object, Output extends object, Seen extends number | string>(
  say: (input: Input & { readonly seen?: Seen }) => Promise<Output>,
  input: Input,
  seen: Seen | null | undefined,
): AsRead<Output, Seen> {
  const read = seen === null || seen === 0 ? undefined : seen;
  return { ...(await say({ ...input, ...(read !== undefined && { seen: read }) })), read };
}

type Retrofits = Client['retrofit'];

export const advanceRetrofit = async (
  { retrofit }: Pick<Client, 'retrofit'>,
  asked: InputOf<Retrofits['advance']> & { readonly seen?: number },
): AsRead<AnswerOf<Retrofits['advance']>> => {
  const seen = asked.seen ?? (await retrofit.show({ project: asked.project })).version;
  return { ...(await retrofit.advance({ ...asked, seen })), read: seen };
};

type Occupancy = Client['occupancy'];

export const setOccupancy = async (
  { occupancy }: Pick<Client, 'occupancy'>,
  asked: InputOf<Occupancy['set']>,
): AsRead<AnswerOf<Occupancy['set']>> => sayOf(occupancy.set, asked, (await occupancy.versions({ building: asked.building })).version);

type Tasks = Client['assignment'];

export const assignTask = async (
  { assignment }: Pick<Client, 'assignment'>,
  asked: InputOf<Tasks['assign']>,
): AsRead<AnswerOf<Tasks['assign']>> => {
  const { tasks } = await assignment.list({ region: asked.region });
  const own = tasks.find(({ id, region }) => id === asked.task && region === asked.region);
  return sayOf(assignment.assign, asked, own?.assigned?.version);
};

type Posts = Client['people']['posts'];

export const setPost = async (
  { people: { posts } }: { readonly people: Pick<Client['people'], 'posts'> },
  asked: InputOf<Posts['set']> & { readonly seen?: number },
): AsRead<AnswerOf<Posts['set']>> => {
  const isOf = (one: AnswerOf<Posts['list']>['posts'][number]) =>
    one.holder === asked.holder &&
    `${one.procedure}/${one.role}` === asked.role &&
    one.region === asked.region &&
    one.insteadOf === (asked.insteadOf ?? null);
  return sayOf(posts.set, asked, asked.seen ?? (await posts.list({})).posts.find(isOf)?.version);
};

type Notices = Client['workdays']['notice'];

export const addHolidays = async (
  { workdays: { notice } }: Pick<Client, 'workdays'>,
  { url, ...asked }: InputOf<Notices['add']>,
): AsRead<AnswerOf<Notices['add']>> =>
  sayOf(notice.add, { ...asked, ...(url !== undefined && { url }) }, (await notice.read(asked)).version);

type Deliveries = Client['sharing']['deliveries'];

export const expectDeliveries = async (
  { sharing: { deliveries } }: { readonly sharing: Pick<Client['sharing'], 'deliveries'> },
  asked: InputOf<Deliveries['expect']>,
): AsRead<AnswerOf<Deliveries['expect']>> => sayOf(deliveries.expect, asked, (await deliveries.expected()).version);

type Sending = Client['notice'];

export const keepNotices = async (
  { notice }: Pick<Client, 'notice'>,
  asked: InputOf<Sending['keep']>,
): AsRead<AnswerOf<Sending['keep']>, string> => sayOf(notice.keep, asked, (await notice.sending()).changedAt);

export const setMailServer = async (
  { notice }: Pick<Client, 'notice'>,
  asked: InputOf<Sending['mailServer']['set']>,
): AsRead<AnswerOf<Sending['mailServer']['set']>, string> => sayOf(notice.mailServer.set, asked, (await notice.sending()).changedAt);

type Warnings = Client['warning'];

export const switchRuleOn = async (
  { warning }: { readonly warning: Pick<Warnings, 'on' | 'rules'> },
  asked: InputOf<Warnings['on']> & { readonly seen?: number },
): AsRead<AnswerOf<Warnings['on']>> =>
  sayOf(warning.on, asked, asked.seen ?? (await warning.rules()).rules.find(({ id }) => id === asked.rule)?.revision);

export const putTarget = async (
  { warning: { notify } }: { readonly warning: { readonly notify: Pick<Warnings['notify'], 'add' | 'list'> } },
  asked: InputOf<Warnings['notify']['add']>,
): AsRead<AnswerOf<Warnings['notify']['add']>, string> =>
  sayOf(notify.add, asked, (await notify.list()).targets.find(({ name }) => name === asked.name.trim())?.changedAt);

type Upload = Client['upload'];

export const putUploadTarget = async (
  { upload }: { readonly upload: Pick<Upload, 'target' | 'targets'> },
  asked: InputOf<Upload['target']>,
): AsRead<AnswerOf<Upload['target']>, string> =>
  sayOf(upload.target, asked, asked.seen ?? (await upload.targets()).targets.find(({ code }) => code === asked.code)?.changedAt);

type OpenAdr = Client['openadr'];

export const followServer = async (
  { openadr }: { readonly openadr: Pick<OpenAdr, 'connect' | 'overview'> },
  asked: InputOf<OpenAdr['connect']>,
): AsRead<AnswerOf<OpenAdr['connect']>, string> =>
  sayOf(openadr.connect, asked, asked.seen ?? (await openadr.overview()).connections.find(({ name }) => name === asked.name)?.changedAt);
