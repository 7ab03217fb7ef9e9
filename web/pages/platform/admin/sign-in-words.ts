import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '登录规则',
  hours: '一次性密码的有效时间（小时）',
  hoursHint: '1 至 720。对此后生成的一次性密码生效；过期后请生成重设密码链接。',
  roles: '必须启用两步验证的角色',
  rolesHint: '选中后，这些角色中尚未启用的账户须先完成设置，在此之前不能做其他操作，也不能停用。API 密钥不受此限。',
  bad: '请填写 1 至 720 的整数',
  save: '保存登录规则',
  saved: '登录规则已保存',
};

const en: typeof zh = {
  title: 'Sign-in rules',
  hours: 'One-time passwords are valid for (hours)',
  hoursHint: '1 to 720, for passwords created from now on. Once one has expired, create a password reset link.',
  roles: 'Roles that must use a second factor',
  rolesHint:
    'Accounts of these roles without a second factor have to set one up before they can do anything else, and cannot turn it off. API keys are not affected.',
  bad: 'Enter a whole number from 1 to 720',
  save: 'Save the rules',
  saved: 'The rules are saved',
};

export const signInWords: PageWords<typeof zh> = { zh, en };
