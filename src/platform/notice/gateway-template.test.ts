import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate, readTemplate } from './gateway-template.ts';

const address = 'https://sms.example.cn/send?to=138';
const codeOf = (text: string, to = address): string => {
  try {
    readTemplate(text, to);
    return 'nothing';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const anyText = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed());

test('a value in JSON is unchanged, whatever characters it has', () => {
  const template = readTemplate(`body: '{"to": ["138"], "content": "【城】{{text}}", "id": "{{ delivery }}"}'`, address);
  fc.assert(
    fc.property(anyText, anyText, (text, delivery) => {
      const { body } = fillTemplate(template, address, { text, delivery });
      expect(JSON.parse(body)).toEqual({ to: ['138'], content: `【城】${text}`, id: delivery });
    }),
  );
});

test('a value in a form, an address and XML is unchanged', () => {
  const form = readTemplate(`{headers: {Content-Type: application/x-www-form-urlencoded}, body: 'a=1&content={{text}}&sign=x'}`, address);
  const xml = readTemplate(`{headers: {Content-Type: text/xml}, body: '<m><t>{{text}}</t></m>'}`, address);
  const get = 'https://sms.example.cn/send?key={{secret}}&content={{text}}';
  fc.assert(
    fc.property(anyText, anyText, (text, secret) => {
      expect(Object.fromEntries(new URLSearchParams(fillTemplate(form, address, { text }).body))).toEqual({
        a: '1',
        content: text,
        sign: 'x',
      });
      const { searchParams, host } = new URL(fillTemplate(readTemplate('method: GET', get), get, { text, secret }).address);
      expect([host, searchParams.get('key'), searchParams.get('content')]).toEqual(['sms.example.cn', secret, text]);
      const inside = fillTemplate(xml, address, { text }).body.slice('<m><t>'.length, -'</t></m>'.length);
      expect(inside).not.toMatch(/[<>"']/u);
    }),
  );
});

test('a header contains no line end of a message, and no character that headers cannot have', () => {
  const template = readTemplate(`{headers: {Authorization: 'Bearer {{secret}}', X-Note: '{{text}}'}, body: x}`, address);
  fc.assert(
    fc.property(anyText, (text) => {
      const { headers } = fillTemplate(template, address, { text, secret: 'k1' });
      expect(headers['Authorization']).toBe('Bearer k1');
      expect(headers['X-Note']).toMatch(/^[\u0020-\u007e]*$/u);
    }),
  );
});

test('an object is sent as JSON, a text that starts like one too, any other as text', () => {
  expect(readTemplate('body: {content: "{{text}}"}', address)).toMatchObject({
    method: 'POST',
    body: '{"content":"{{text}}"}',
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
  expect(readTemplate('body: "{{text}} !"', address).headers).toEqual({ 'content-type': 'text/plain; charset=utf-8' });
});

test('what cannot be sent is refused with the reason', () => {
  expect(codeOf('body: [1')).toBe('gateway-template-bad');
  expect(codeOf('- 1')).toBe('gateway-template-bad');
  expect(codeOf('{method: DELETE}')).toBe('gateway-template-bad');
  expect(codeOf('{headers: {"bad name": x}}')).toBe('gateway-template-bad');
  expect(codeOf('{bodi: x}')).toBe('gateway-template-bad');
  expect(codeOf("body: '{{phone}}'")).toBe('gateway-placeholder-unknown');
  expect(codeOf(`body: '{"a": {{text}}}'`)).toBe('gateway-body-not-json');
  expect(codeOf('body: x', 'https://{{text}}.example.cn/')).toBe('gateway-address-open');
});
