import type { Words } from '#kernel/finding.ts';
import { roleTerms, valueWordsOf } from '#kernel/vocabulary.ts';

export const accessWords: Words = {
  ...valueWordsOf(['role'], roleTerms),
  'not-signed-in': { zh: '请先登录，或在请求中给出 API 密钥。', en: 'Sign in first, or send an API key with the request.' },
  'wrong-key': {
    zh: 'API 密钥无效、已过期或已撤销。请向管理员索取新密钥。',
    en: 'The API key is not valid, has expired or was revoked. Ask the administrator for a new one.',
  },
  'wrong-password': { zh: '用户名或密码不对。', en: 'The user name or password is incorrect.' },
  'wrong-current-password': { zh: '当前密码不对。', en: 'The current password is incorrect.' },
  'password-length': { zh: '密码须为 {least} 至 {most} 个字符。', en: 'A password has {least} to {most} characters.' },
  'password-guessable': {
    zh: '这个密码太容易被猜到：它是常见密码，或主要由用户名、系统名、重复字符组成。请换一个，例如几个不相干的词连在一起。',
    en: 'This password is easily guessed: it is a common one, or mostly your name, the name of the program or the same characters. Choose another, such as a few unrelated words.',
  },
  'password-must-change': {
    zh: '您用的是一次性密码，请先设置自己的密码。',
    en: 'You signed in with a one-time password. Set one of your own first.',
  },
  'one-time-expired': {
    zh: '一次性密码已过期，不能再用。请向管理员索取重设密码的一次性链接；管理员自己的账户，请在服务器上运行 yaodong user reset <用户名>。',
    en: 'The one-time password has expired. Ask the administrator for a link to a new one; for the administrator’s own account run yaodong user reset <name> on the server.',
  },
  'second-factor-demanded': {
    zh: '本市要求角色“{role}”启用两步验证。请登录控制台，按提示启用；在此之前不能做其他操作。',
    en: 'This city requires two-factor sign-in for the role {role}. Sign in to the console and set it up; nothing else is available until then.',
  },
  'second-factor-stays': {
    zh: '本市要求角色“{role}”启用两步验证，不能停用。验证器更换或丢失时，请由管理员解除后重新启用。',
    en: 'This city requires two-factor sign-in for the role {role}, so it cannot be switched off. For a new or lost authenticator, ask an administrator to remove it, then set it up again.',
  },
  'no-account-here': {
    zh: 'API 密钥和系统命令行没有登录会话。请在控制台登录后操作，或由管理员结束某一账户的会话。',
    en: 'An API key and the local command line have no session. Sign in to the console for it, or end an account’s sessions as its administrator.',
  },
  'secret-differs': {
    zh: '有 {count} 个账户的两步验证信息以原密钥加密，现密钥无法解密。若更换过 YAODONG_SECRET，请停止服务器，把原值写入 YAODONG_SECRET_OLD，运行 yaodong secret change；原值已丢失的，请管理员在账户页解除其两步验证，由本人重新启用。',
    en: 'The second factors of {count} accounts were sealed with another secret and do not open. Where YAODONG_SECRET was changed, stop the server, give what it was as YAODONG_SECRET_OLD, and run yaodong secret change; where that is lost, remove these second factors on the accounts page and have them set up again.',
  },
  'kept-secret-differs': {
    zh: '有 {count} 个已保存的密码（邮件服务器、推送）以原密钥加密，现密钥无法解密。若更换过 YAODONG_SECRET，请停止服务器，把原值写入 YAODONG_SECRET_OLD，运行 yaodong secret change；原值已丢失的，请重新填写。',
    en: '{count} kept passwords or secrets (mail server, webhooks) were sealed with another secret and cannot be used. Where YAODONG_SECRET was changed, stop the server, give what it was as YAODONG_SECRET_OLD, and run yaodong secret change; where that is lost, enter them again.',
  },
  'no-such-session': {
    zh: '该登录已经结束，或不属于这个账户。',
    en: 'This session has already ended, or does not belong to this account.',
  },
  'cookie-twice': {
    zh: '请求带有两个不同的 {name} Cookie，无法判断哪一个有效。请清除本网站的 Cookie 后重新登录。',
    en: 'The request carries two different cookies {name}, so it is not clear which one is valid. Clear the cookies of this site and sign in again.',
  },
  'sign-in-field': {
    zh: '请求中的 {field} 缺失，或不是可以保存的一段文字。',
    en: 'The field {field} is missing or is not valid text.',
  },
  'link-used-up': {
    zh: '该链接已使用或已过期。请向管理员索取新链接。',
    en: 'The link was used or has expired. Ask the administrator for a new one.',
  },
  'wrong-code': { zh: '验证码不对。请核对设备时间后重试。', en: 'The code is incorrect. Check the clock of your device and try again.' },
  'code-used': {
    zh: '这个验证码已经用过。每个验证码只能用一次，请等验证器显示下一个（至多 30 秒）。',
    en: 'This code has already been used. Wait for the next one on your authenticator (at most 30 seconds).',
  },
  'second-factor-expired': { zh: '两步验证已超时，请重新登录。', en: 'The second step has expired. Sign in again.' },
  'try-later': { zh: '输错次数较多，请在 {seconds} 秒后再试。', en: 'Several failed attempts. Try again in {seconds} seconds.' },
  'locked-out': {
    zh: '从此处输错的次数过多，请在 {minutes} 分钟后再试。在别处或常用的浏览器上不受影响。',
    en: 'Too many failed attempts from this address. Try again in {minutes} minutes. Other addresses, and browsers you have used before, are not affected.',
  },
  'locked-out-elsewhere': {
    zh: '今天从各处试错的次数过多。常用的浏览器仍可登录；从此处请在约 {hours} 小时后再试，或请管理员解除锁定（账户页，或 yaodong user unlock <用户名>）。',
    en: 'Too many failed attempts from many addresses today. Browsers you have used before can still sign in; from here try again in about {hours} hours, or have an administrator unlock the account (accounts page, or yaodong user unlock <name>).',
  },
  'second-factor-code-missing': {
    zh: '已启用两步验证：请同时给出验证器上的 6 位验证码，或一个备用码。',
    en: 'Two-factor sign-in is on: also enter six digits from the authenticator, or a backup code.',
  },
  'no-such-device': { zh: '没有这个浏览器，或它不属于这个账户。', en: 'There is no such browser, or it does not belong to this account.' },
  'too-many-requests': { zh: '请求过于频繁，请在 {seconds} 秒后再试。', en: 'Too many requests. Try again in {seconds} seconds.' },
  'foreign-origin': { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another web site and was refused.' },
  'sign-in-refused': { zh: '无法完成：{reason}。', en: 'Sign-in failed: {reason}.' },
  'role-may-not': { zh: '您的角色（{role}）无权执行此操作。', en: 'Your role ({role}) may not do this.' },
  'one-place': { zh: '地区和单位只能给出一个。', en: 'Give a region or an organisation, not both.' },
  'role-takes-no-place': {
    zh: '角色“{role}”可见全部，不能限定地区或单位。',
    en: 'The role {role} sees everything; give no region or organisation.',
  },
  'role-needs-region': {
    zh: '角色“{role}”须选择地区（命令行：--region）。',
    en: 'The role {role} needs a region (on the command line: --region).',
  },
  'role-needs-organisation': {
    zh: '角色“{role}”须选择单位（命令行：--organisation）。',
    en: 'The role {role} needs an organisation (on the command line: --organisation).',
  },
  'name-not-usable': {
    zh: '名称“{name}”不可用：须为 2 至 40 个字母、汉字、数字或 . _ @ -，以字母、汉字或数字开头。',
    en: 'The name "{name}" cannot be used: 2 to 40 letters, digits or . _ @ -, beginning with a letter or digit.',
  },
  'name-taken': { zh: '名称“{name}”已有人使用，请另选一个。', en: 'The name "{name}" is taken. Choose another.' },
  'no-such-user': { zh: '没有名为“{name}”的用户。', en: 'There is no user named "{name}".' },
  'bad-audit-query': { zh: '审计日志的筛选条件 {field} 不合要求。', en: 'The filter {field} of the audit trail is not valid.' },
  'no-such-key': { zh: '没有名为“{name}”的密钥。', en: 'There is no key named "{name}".' },
  'last-administrator': { zh: '“{name}”是最后一位管理员，不能停用。', en: '"{name}" is the last administrator and cannot be disabled.' },
};
