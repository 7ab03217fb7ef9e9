import { mark, outsideRegion } from '../scope/outside.ts';
import type { Step, Walk } from './walk.ts';

const rows =
  (...some: readonly string[]) =>
  async ({ send }: Walk) => ({ file: await send(`${some.join('\n')}\n`) });

const building = `${mark}-B`;
/** The note, as last returned. */
const noted =
  (last: string) =>
  ({ answers }: Walk) => ({ id: answers['attachments.note']?.['id'], seen: answers[last]?.['version'] });

/** Places, organisations, buildings, metering points and what is kept with them. */
export const registry: readonly Step[] = [
  ['place.importPlaces', rows('code,name,parent,kind', `150299,新区,${outsideRegion},region`)],
  ['place.addOrganisation'],
  ['place.editOrganisations'],
  ['place.importOrganisations', rows('code,name,region', `${mark}-ORG2,另一单位,${outsideRegion}`)],
  ['registry.importBuildings', rows('code,name,use,region', `${mark}-B2,二号楼,office,${outsideRegion}`)],
  ['registry.editBuilding'],
  ['registry.editBuildings', () => ({ buildings: [building, `${mark}-B2`], set: { yearBuilt: 1999 } })],
  ['registry.keepApart', () => ({ building, other: `${mark}-B2` })],
  ['registry.merge', () => ({ building: `${mark}-B2`, into: building })],
  ['registry.unmerge', () => ({ building: `${mark}-B2` })],
  ['registry.importMeters', rows('code,building,carrier,capacity', `${mark}-M2,${building},electricity,5`)],
  ['registry.editMeter'],
  ['registry.swapMeter'],
  ['imports.undo', async ({ send, local }) => ({ id: (await local.equipment.importEquipment({ file: await send(equipment(2)) })).import })],
  ['imports.inspect'],
  ['imports.profiles.save'],
  ['imports.profiles.remove'],
  ['project.importProjects', rows('code,name,region', `${mark}-P2,项目,${outsideRegion}`)],
  ['project.add'],
  ['project.edit'],
  ['draft.add'],
  ['draft.save'],
  ['draft.remove'],
  ['equipment.importEquipment', async ({ send }) => ({ file: await send(equipment(3)) })],
  ['equipment.add'],
  ['equipment.edit'],
  ['resources.importResources', rows('code,building,kind,kw', `${mark}-R2,${building},pv,20`)],
  ['resources.add'],
  ['resources.edit'],
  ['solarSafety.check'],
  ['solarSafety.setState'],
  ['point.importPoints', rows('code,quantity,building', `${mark}-T2,temperature,${building}`)],
  ['point.add'],
  ['point.edit'],
  ['attachments.importList', rows('building,text', `${building},一条说明`)],
  ['attachments.attach'],
  ['attachments.note'],
  ['attachments.edit', (walk) => ({ ...noted('attachments.note')(walk), text: 'x' })],
  ['attachments.takeBack', noted('attachments.edit')],
  ['attachments.bringBack', noted('attachments.takeBack')],
  ['meterVerification.importCertificates', rows('certificate,meter,kind,verified,result', `${mark}-C2,${mark}-M,periodic,2023-01-05,pass`)],
  ['meterVerification.edit'],
  ['meterVerification.add'],
  ['meterVerification.checkSample'],
  ['meterVerification.announceSample'],
  ['carbon.certificates.importFile'],
  ['people.importPeople', rows('code,name,kind,region', `${mark}-E2,专家,expert,${outsideRegion}`)],
  ['people.edit'],
  ['people.add'],
  ['people.training.importFile', rows('person,day,course,hours', `${mark}-PERSON,2026-01-06,另一课,4`)],
  [
    'people.posts.set',
    async ({ local, outside }) => {
      const [post] = (await local.people.posts.list({})).posts.filter(({ holder }) => holder === outside.user);
      return { holder: outside.user, role: 'green-building-label/clerk', region: outsideRegion, from: '2026-01-01', seen: post?.version };
    },
  ],
  ['people.strike'],
];

const equipment = (n: number): string => `code,building,kind,name\n${mark}-E${n},${building},fan,风机\n`;
