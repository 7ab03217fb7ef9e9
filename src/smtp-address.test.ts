import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const smtpOf = (text: string) => readConfig({}, { YAODONG_SMTP_URL: text }).smtp;

test('one address defines a mail server: its encryption, who signs in, the sender of mails', () => {
  expect(readConfig({}, {}).smtp).toBeNull();
  expect(smtpOf('smtps://yaodong:ge%40heim@mail.example.cn?from=city@example.cn')).toEqual({
    host: 'mail.example.cn',
    port: 465,
    security: 'tls',
    user: 'yaodong',
    from: 'city@example.cn',
    password: 'ge@heim',
  });
  expect(smtpOf('smtp://city%40example.cn:x@mail.example.cn')).toMatchObject({ port: 587, security: 'starttls', from: 'city@example.cn' });
  expect(smtpOf('smtp://10.0.0.2:25?security=none&from=city@example.cn')).toMatchObject({ port: 25, security: 'none', user: '' });
});

test.each([
  'mail.example.cn',
  'http://mail.example.cn?from=city@example.cn',
  'smtps://yaodong:geheim@mail.example.cn',
  'smtps://yaodong:geheim@mail.example.cn?from=nobody',
  'smtps://yaodong:geheim@mail.example.cn?from=city@example.cn&security=none',
  'smtps://yaodong:geheim%@mail.example.cn?from=city@example.cn',
])('%s is refused without being repeated', (text) => {
  expect(() => smtpOf(text)).toThrow(
    expect.objectContaining({ code: 'setting-invalid', evidence: { what: expect.not.stringContaining('geheim') } }),
  );
});
