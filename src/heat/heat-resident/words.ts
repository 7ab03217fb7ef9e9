import type { Words } from '#kernel/finding.ts';

export const heatResidentWords: Words = {
  'link-expired': {
    zh: '这个链接已经到期或已被收回，请向 {by} 索取新的链接。',
    en: 'This link has expired or was revoked: ask {by} for a new one.',
  },
  'no-such-link': { zh: '没有编号为 {link} 的链接，或不在您的权限内。', en: 'There is no link {link}, or you do not have access to it.' },
};
