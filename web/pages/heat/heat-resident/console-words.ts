import { householdFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { residentLinkTerms } from '#heat/heat-resident/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  links: residentLinkTerms.link.zh,
  linksMean: '持链接的人不用账户就能看该用热人的热费、用热和缴费，并提出异议；看不到别人的资料。链接只显示这一次，请交给用热人本人。',
  whose: householdFieldTerms.account.zh,
  days: labels.zh.linkValidDays,
  make: labels.zh.makeLink,
  made: '发给用热人的地址',
  scan: '用手机扫码打开热费页面',
  until: labels.zh.validTo,
  noLinks: '暂无链接。',
  does: labels.zh.does,
  end: '收回此链接',
  endMeans: '收回后，持此链接的人不能再打开热费页面。',
  nameOf: (link: string) => `第 ${link} 号链接`,
  objections: '对本户热费的异议',
  noObjections: '暂无异议。',
  matter: '异议事项',
  text: '用热人所述',
  answer: '答复与结果',
};

const en: typeof zh = {
  links: residentLinkTerms.link.en,
  linksMean:
    "Whoever holds the link can see this occupant's bill, heat use and payments and raise objections without an account; nothing of others is visible. It is shown only once: give it to the occupant in person.",
  whose: householdFieldTerms.account.en,
  days: labels.en.linkValidDays,
  make: labels.en.makeLink,
  made: 'Address for the occupant',
  scan: 'Scan with a phone to open the heat bill page',
  until: labels.en.validTo,
  noLinks: 'No links.',
  does: labels.en.does,
  end: 'Revoke this link',
  endMeans: 'Whoever holds this link can no longer open the heat bill page.',
  nameOf: (link) => `link ${link}`,
  objections: "Objections to this household's bills",
  noObjections: 'No objections.',
  matter: 'Subject',
  text: 'Statement of the occupant',
  answer: 'Answer and result',
};

export const residentConsoleWords: PageWords<typeof zh> = { zh, en };
