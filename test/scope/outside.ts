import type { World } from '../world.ts';

/** Stands in every name and code that lies outside; no answer to anybody else may hold it. */
export const mark = 'ZZOUT';

/** The region of those who ask, and one that is not theirs. */
export const inside = { region: '140300', organisation: 'IN-ORG', operator: 'IN-OP' } as const;
export const outsideRegion = '150200';

/** What there is outside, by its ids. */
export type Outside = Awaited<ReturnType<typeof createOutside>>;

/** One of everything that nobody who asks may see, made by an administrator. */
export async function createOutside(world: World) {
  const { local } = world;
  const organisation = `${mark}-ORG`;
  const table = `code,name,region\n${organisation},${mark} owner,${outsideRegion}\n`;
  const { import: imported } = await local.place.importOrganisations({ file: await world.upload(`${mark}.csv`, table) });
  const file = await world.upload(`${mark}.csv`, table);
  const profile = await local.imports.profiles.save({
    kind: 'organisations',
    name: `${mark}-profile`,
    header: [`${mark} code`],
    mapping: {},
  });
  const job = await world.app.slices.jobs.run({ actor: 'local', role: 'administrator', sees: { all: true } }, `${mark}-job`, async () => 1);
  await job.result;
  await local.access.users.add({ name: `${mark}-user`, role: 'bureau', region: outsideRegion });
  await local.access.keys.create({ name: `${mark}-key`, role: 'auditor', region: outsideRegion });
  return { organisation, imported, file, profile: profile.id, job: job.id };
}
