import { residentLinkTerms } from '#heat/heat-resident/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  links: residentLinkTerms.link.zh,
  linksMean: '持链接的人不用账户就能看该用热人的热费、用热和缴费，并提出异议；看不到别人的资料。链接只显示这一次，请交给用热人本人。',
  whose: '给哪个用热人编号',
  days: labels.zh.linkValidDays,
  make: labels.zh.makeLink,
  made: '发给用热人的地址',
  scan: '用手机扫码打开热费页面',
  until: labels.zh.validTo,
  noLinks: '没有给过链接。',
  does: labels.zh.does,
  end: '收回此链接',
  endMeans: '收回后，持此链接的人再也打不开热费页面。',
  nameOf: (link: string) => `第 ${link} 号链接`,
  objections: '对本户热费的异议',
  noObjections: '没有人对本户的热费提出异议。',
  matter: '异议事项',
  text: '用热人所述',
  answer: '答复与结果',
};

const en: typeof zh = {
  links: residentLinkTerms.link.en,
  linksMean:
    'Who holds it reads bill, heat and payments of this account and objects, without an account here, and sees nothing of others. It is shown this once: give it to the occupant alone.',
  whose: 'For which account',
  days: labels.en.linkValidDays,
  make: labels.en.makeLink,
  made: 'The address for the occupant',
  scan: 'Open the page by scanning it',
  until: labels.en.validTo,
  noLinks: 'No link was given.',
  does: labels.en.does,
  end: 'Take this link back',
  endMeans: 'Nobody opens the page by this link any more.',
  nameOf: (link) => `link ${link}`,
  objections: 'Objections to its bills',
  noObjections: 'Nobody objected to a bill of this household.',
  matter: 'About',
  text: 'What the resident says',
  answer: 'Answer and outcome',
};

export const residentConsoleWords: PageWords<typeof zh> = { zh, en };
