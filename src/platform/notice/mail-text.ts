import type { Language } from '#kernel/finding.ts';

export type MailText = { readonly subject: string; readonly text: string };

const mostSubject = 120;

const words = {
  zh: {
    see: '查看：',
    why: (city: string) => `这是${city}的自动通知。接收哪些、何时接收，可在“通知设置”中更改：`,
    code: (code: string) => `确认码：${code}`,
    codeMeans: '请在三十分钟内于“通知设置”中填入。若非您本人操作，请忽略本邮件。',
    test: '测试邮件',
    testMeans: '邮件服务器已可使用。',
  },
  en: {
    see: 'See: ',
    why: (city: string) => `${city} sends this by itself. What comes and when is chosen in the settings of notices: `,
    code: (code: string) => `Confirmation code: ${code}`,
    codeMeans: 'Enter it in the settings of notices within thirty minutes. If you did not ask for it, ignore this mail.',
    test: 'Test mail',
    testMeans: 'The mail server can be used.',
  },
} as const;

/** A notice as a mail: its sentence as the subject and in the body, the link to its subject, and where to change the settings. */
export function noticeMail(sentence: string, link: string | null, place: MailPlace, language: Language): MailText {
  const { see, why } = words[language];
  const lines = [
    sentence,
    ...(link === null ? [] : [`${see}${place.site}${link}`]),
    '',
    `${why(place.name)}${place.site}/notices/settings`,
  ];
  return { subject: short(`[${place.name}] ${sentence}`), text: `${lines.join('\n')}\n` };
}

/** The mail with the code that proves that the address is the person's own. */
export function codeMail(code: string, place: MailPlace, language: Language): MailText {
  const { code: says, codeMeans } = words[language];
  return { subject: short(`[${place.name}] ${says(code)}`), text: `${says(code)}\n${codeMeans}\n\n${place.site}/notices/settings\n` };
}

export function testMail(place: MailPlace, language: Language): MailText {
  const { test, testMeans } = words[language];
  return { subject: short(`[${place.name}] ${test}`), text: `${testMeans}\n\n${place.site}\n` };
}

/** The sender: the city's name, and the address of its console. */
export type MailPlace = { readonly name: string; readonly site: string };

/** One line, no longer than mail programs show. */
function short(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= mostSubject ? line : `${line.slice(0, mostSubject - 1)}…`;
}
