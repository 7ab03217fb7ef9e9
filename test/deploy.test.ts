import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isAddressOrRange } from '#platform/http/proxies.ts';

const read = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const settings = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gmu)].map(([, name]) => name);

type Service = {
  image: string;
  environment: Record<string, string>;
  ports?: string[];
  networks: string[];
  volumes: string[];
  healthcheck?: { test: string[] };
};
const { services } = parse(read('deploy/compose.yaml')) as { services: Record<string, Service> };
const values = parse(read('deploy/chart/values.yaml')) as { trustedProxies: string[] };
const chart = parse(read('deploy/chart/Chart.yaml')) as { version: string; appVersion: string };
const pod = read('deploy/chart/templates/statefulset.yaml');

test('every deployment sets only settings that the program knows', () => {
  expect(settings).toContain('DATABASE_URL');
  const inPod = [...pod.matchAll(/\{name: ([A-Z_]+),/gu)].map(([, name]) => name);
  expect([...Object.keys(services['yaodong']?.environment ?? {}), ...inPod].filter((name) => !settings.includes(name as string))).toEqual(
    [],
  );
  expect([...values.trustedProxies, services['yaodong']?.environment['YAODONG_TRUSTED_PROXIES'] ?? ''].every(isAddressOrRange)).toBe(true);
});

test('only the proxy is reachable from outside, and the stores have no route out', () => {
  expect(
    Object.entries(services)
      .filter(([, { ports }]) => ports !== undefined)
      .map(([name]) => name),
  ).toEqual(['proxy']);
  for (const store of ['postgres', 'clickhouse']) expect(services[store]?.networks).toEqual(['inner']);
});

test('each service counts as healthy only when it answers by its network name, the program with both stores', () => {
  const asked = (name: string): string => (services[name]?.healthcheck?.test ?? []).join(' ');
  expect(asked('postgres')).toContain('-h postgres ');
  expect(asked('clickhouse')).toContain('--host clickhouse ');
  expect(asked('yaodong')).toContain('GET /readyz ');
});

test('a command in the image without a directory uses that of the server', () => {
  const image = read('deploy/Dockerfile');
  const data = /"--data", "([^"]+)"/u.exec(image)?.[1];
  const work = /^WORKDIR (\S+)$/mu.exec(image)?.[1];
  expect(image).toContain(`ln -s ${data} ${work}/data\n`);
  expect(image).toContain(`VOLUME ${data}\n`);
  expect(services['yaodong']?.volumes).toEqual([`yaodong:${data}`]);
  expect(pod).toContain(`mountPath: ${data}}`);
});

test('everything that the proxy reads exists: its file, and the folder of certificates that the file names', () => {
  const [file, folder] = services['proxy']?.volumes.map((one) => one.split(':')) ?? [];
  expect(file?.slice(0, 2)).toEqual(['./Caddyfile', '/etc/caddy/Caddyfile']);
  expect(read('deploy/Caddyfile')).toContain(`tls ${folder?.[1]}/`);
});

test('every deployment names the version in package.json', () => {
  expect(services['yaodong']?.image).toBe(`yaodong:${version}`);
  expect([chart.version, chart.appVersion]).toEqual([version, version]);
  expect(read('deploy/Dockerfile')).toContain(`ARG VERSION=${version}\n`);
});

test('the pod keeps its stores’ data private, holds no cluster key, and receives no setting that nobody set', () => {
  expect(pod).toContain('fsGroupChangePolicy: OnRootMismatch');
  expect(pod).toContain('automountServiceAccountToken: false');
  expect(pod).toContain('enableServiceLinks: false');
});

test('a pod that does not start is replaced by the upgrade that fixes it', () => {
  expect(pod).toContain('podManagementPolicy: Parallel');
});

test('the probes use addresses that the program answers', () => {
  const app = read('src/platform/http/app.ts');
  const asked = [...pod.matchAll(/path: (\/\w+), port/gu)].map(([, path]) => path as string);
  expect(asked).toHaveLength(3);
  expect(asked.filter((path) => !app.includes(`app.get('${path}'`))).toEqual([]);
});

test('the templates use only values that exist, and every value is used', () => {
  const whole = parse(read('deploy/chart/values.yaml')) as unknown;
  const templates = readdirSync(fileURLToPath(new URL('../deploy/chart/templates', import.meta.url)));
  const asked = new Set(
    templates.flatMap((name) => [...read(`deploy/chart/templates/${name}`).matchAll(/\.Values\.([\w.]+)/gu)].map(([, at]) => at as string)),
  );
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], whole);
  expect([...asked].filter((path) => at(path) === undefined)).toEqual([]);
  const given = (value: unknown, path: string): string[] =>
    asked.has(path) || typeof value !== 'object' || value === null || Array.isArray(value)
      ? [path]
      : Object.entries(value).flatMap(([key, inner]) => given(inner, path === '' ? key : `${path}.${key}`));
  expect(given(whole, '').filter((path) => !asked.has(path))).toEqual([]);
});

test('every template closes what it opens', () => {
  for (const name of readdirSync(fileURLToPath(new URL('../deploy/chart/templates', import.meta.url)))) {
    const text = read(`deploy/chart/templates/${name}`);
    const opened = [...text.matchAll(/\{\{-? (?:if|with|range)\b/gu)].length;
    expect([name, [...text.matchAll(/\{\{-? end\b/gu)].length]).toEqual([name, opened]);
  }
});
