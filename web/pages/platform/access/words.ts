import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  signIn: {
    title: labels.zh.signIn,
    name: labels.zh.userName,
    password: labels.zh.password,
    submit: labels.zh.signIn,
    forgotten: '忘记密码？请向管理员索取一次性链接。',
    nameMissing: '请填写用户名',
    passwordMissing: '请填写密码',
  },
  again: { title: '登录已结束，请重新登录', means: '页面和已填内容均已保留。登录后，请重新执行未成功的操作。' },
  second: {
    title: labels.zh.secondFactor,
    device: '验证器上的 6 位验证码',
    backup: labels.zh.backupCode,
    toBackup: '改用备用码',
    toDevice: '改用验证器',
    submit: '验证',
    again: '重新登录',
    missing: '请填写验证码',
  },
  own: {
    title: '设置自己的密码',
    why: '您使用的是一次性密码。设置自己的密码后即可继续。',
    current: labels.zh.currentPassword,
    fresh: '新密码',
    repeat: '再次输入新密码',
    rule: '10 至 128 个字符；可以是一句话。',
    differ: '两次输入的新密码不同',
    short: '新密码至少 10 个字符',
    currentMissing: labels.zh.enterCurrentPassword,
    submit: '保存并继续',
  },
  must: {
    title: labels.zh.secondFactorSetUp,
    why: '本市要求您的角色启用两步验证。请用手机上的验证器应用设置，完成后即可继续。',
    done: '两步验证已启用',
    leave: labels.zh.signOut,
  },
  link: {
    title: '设置新密码',
    why: '此链接由管理员提供，只能使用一次。',
    missing: '链接不完整',
    missingMeans: '地址中缺少一次性代码。请从管理员发来的链接完整打开。',
    submit: '保存新密码',
    done: '新密码已保存',
    doneMeans: '请用新密码登录。',
    toSignIn: '去登录',
  },
};

const en: typeof zh = {
  signIn: {
    title: labels.en.signIn,
    name: labels.en.userName,
    password: labels.en.password,
    submit: labels.en.signIn,
    forgotten: 'Forgotten the password? Ask your administrator for a one-time link.',
    nameMissing: 'Enter your name',
    passwordMissing: 'Enter your password',
  },
  again: {
    title: 'Your session has ended: sign in again',
    means: 'The page and what you typed are still here. After signing in, repeat what just failed.',
  },
  second: {
    title: labels.en.secondFactor,
    device: 'Six digits from your authenticator',
    backup: labels.en.backupCode,
    toBackup: 'Use a backup code',
    toDevice: 'Use the authenticator',
    submit: 'Verify',
    again: 'Sign in again',
    missing: 'Enter the code',
  },
  own: {
    title: 'Set your own password',
    why: 'You signed in with a one-time password. Set your own to continue.',
    current: labels.en.currentPassword,
    fresh: 'New password',
    repeat: 'New password again',
    rule: '10 to 128 characters; a sentence will do.',
    differ: 'The two new passwords differ',
    short: 'A new password has at least 10 characters',
    currentMissing: labels.en.enterCurrentPassword,
    submit: 'Save and continue',
  },
  must: {
    title: labels.en.secondFactorSetUp,
    why: 'This city requires a second factor for your role. Set it up with an authenticator app on your phone to continue.',
    done: 'The second factor is on',
    leave: labels.en.signOut,
  },
  link: {
    title: 'Set a new password',
    why: 'Your administrator gave you this link; it works once.',
    missing: 'The link is not complete',
    missingMeans: 'Its one-time code is missing. Open the whole link as your administrator sent it.',
    submit: 'Save the new password',
    done: 'The new password is saved',
    doneMeans: 'Sign in with it.',
    toSignIn: 'Go to sign-in',
  },
};

export const accessWords: PageWords<typeof zh> = { zh, en };
