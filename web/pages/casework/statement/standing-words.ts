import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  stands: (number: string, day: string) => `已签发：${number}，${day}`,
  fresh: (number: string) => `已签发 ${number}。`,
  same: '与已签发的文件一致，没有再签发。',
  agrees: '与已签发的文件一致。',
  differs: '与已签发的文件不一致之处',
  look: '查看签发文件',
  word: '下载 Word（未签发）',
};

const en: typeof zh = {
  stands: (number, day) => `Issued: ${number}, ${day}`,
  fresh: (number) => `${number} is issued.`,
  same: 'No differences from the issued statement; nothing was issued again.',
  agrees: 'Identical to the issued statement.',
  differs: 'Differences from the issued statement',
  look: 'Show the statement',
  word: 'Download as Word (not issued)',
};

export const standingWords: PageWords<typeof zh> = { zh, en };
