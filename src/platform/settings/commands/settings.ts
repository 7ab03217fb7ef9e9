import { InvalidArgumentError, type Command } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { settingTerms } from '#platform/settings/vocabulary.ts';
import { answerAsRead, changeSettings } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { climateInWords, fullName, type FoundPlace } from '#platform/place/commands/places.ts';
import type { Say } from '#cli/output.ts';
import { facts } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { decimal, onOff, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Settings = Awaited<ReturnType<Client['settings']['get']>>;
type Change = Parameters<Client['settings']['change']>[0];
type Disclosure = NonNullable<Change['disclosure']>;

type Options = Pick<Change, 'mapNumber' | 'tiles' | 'tilesBy'> &
  Omit<Disclosure, 'leastCoverage'> & {
    readonly city?: string;
    readonly keepFiles?: number | null;
    readonly leastCoverage?: number;
  };

/** `settings [--city PLACE] …`: shows the city's settings, and changes those given as options. */
export function settingsCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const of = (name: keyof typeof settingTerms): string => term(say, settingTerms, name);
  const command = program
    .command('settings')
    .description(say('本市设置；不带选项则只显示', 'settings of the city; without options they are shown'))
    .option('--city <place>', say('本市：名称、代码或拼音（见 places --search）', 'the city by name, code or pinyin (see places --search)'))
    .option('--map-number <text>', of('mapNumber'))
    .option('--tiles <url>', of('tiles'))
    .option('--tiles-by <text>', of('tilesBy'))
    .option('--keep-files <years>', say('导入文件保存年数，或 ever（永久）', 'years that imported files are kept, or ever'), yearsOrEver)
    .option('--open <yes|no>', of('open'), onOff)
    .option('--consent <yes|no>', of('consent'), onOff)
    .option('--least-area <m2>', of('leastArea'), decimal)
    .option('--least-coverage <percent>', of('leastCoverage'), decimal)
    .option('--least-buildings <count>', of('leastBuildings'), whole(3, 10_000))
    .option('--targets-of <code>', of('targetsOf'))
    .option('--notice <text>', of('notice'));
  examples(command, context, 'settings', 'settings --city 阳泉', 'settings --city 140300 --keep-files 10 --json');
  command.action((options: Options) =>
    context.within(async ({ client, output }) => {
      const change = await changeOf(client, options);
      const isShown = Object.keys(change).length === 0;
      const now = isShown ? { ...(await client.settings.get()), read: undefined } : await changeSettings(client, change);
      const place = now.cityName === '' ? null : await placeCalled(client, now.cityName).catch(() => null);
      answerAsRead(output, { ...now, place }, inWords);
    }),
  );
}

async function changeOf(
  client: Client,
  { city, mapNumber, tiles, tilesBy, keepFiles, leastCoverage, ...disclosure }: Options,
): Promise<Change> {
  const shown = { ...disclosure, ...(leastCoverage !== undefined && { leastCoverage: leastCoverage / 100 }) };
  return {
    ...(city !== undefined && { cityName: (await placeCalled(client, city)).name }),
    ...(mapNumber !== undefined && { mapNumber }),
    ...(tiles !== undefined && { tiles }),
    ...(tilesBy !== undefined && { tilesBy }),
    ...(keepFiles !== undefined && { filesKeptYears: keepFiles }),
    ...(Object.keys(shown).length > 0 && { disclosure: shown }),
  };
}

/** The one place that a text means. Throws `place-not-found`, `place-not-clear`. */
async function placeCalled(client: Client, text: string): Promise<FoundPlace> {
  const { places } = await client.search.places({ text, limit: 100 });
  const exactly = places.filter((place) => [place.code, place.name, fullName(place)].includes(text.trim()));
  const cities = places.filter(({ kind }) => kind === 'prefecture');
  const [only, ...others] = [exactly, places, cities].find((few) => few.length === 1) ?? places;
  if (only === undefined) throw new Problem('not-found', 'place-not-found', { text });
  if (others.length > 0) {
    const few = places.slice(0, 8).map((place) => `${fullName(place)} ${place.code}`);
    throw new Problem('bad-input', 'place-not-clear', { text, places: few.join(', ') });
  }
  return only;
}

function yearsOrEver(text: string): number | null {
  if (text === 'ever') return null;
  if (!/^\d{1,3}$/u.test(text) || Number(text) < 1 || Number(text) > 100) throw new InvalidArgumentError('1..100 | ever');
  return Number(text);
}

function inWords({ place, disclosure, ...settings }: Settings & { readonly place: FoundPlace | null }, say: Say): string {
  const { cityName, mapNumber, tiles, tilesBy, filesKeptYears, changedAt, changedBy } = settings;
  const { open, consent, leastArea, leastCoverage, leastBuildings, targetsOf, notice } = disclosure;
  const named = (name: keyof typeof settingTerms, value: string | number) => [term(say, settingTerms, name), value] as const;
  const yes = (is: boolean): string => label(say, is ? 'yes' : 'no');
  return blocks(
    facts([
      named('cityName', cityName === '' ? label(say, 'notFilledIn') : place === null ? cityName : `${fullName(place)} ${place.code}`),
      ...(place === null ? [] : [named('climate', climateInWords(place, say))]),
      named('mapNumber', mapNumber),
      named('tiles', tiles),
      named('tilesBy', tilesBy),
      named('filesKeptYears', filesKeptYears ?? say('永久', 'for ever')),
      [say('上次修改', 'last changed'), changedAt === null ? null : `${changedAt} ${changedBy ?? ''}`],
    ]),
    facts([
      named('open', yes(open)),
      named('consent', yes(consent)),
      named('leastArea', leastArea),
      named('leastCoverage', Math.round(leastCoverage * 1000) / 10),
      named('leastBuildings', leastBuildings),
      named('targetsOf', targetsOf),
      named('notice', notice),
    ]),
  );
}
