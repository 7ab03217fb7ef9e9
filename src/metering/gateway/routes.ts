import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Language, tell, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { hexText } from './codec/bytes.ts';
import { gatewayContract } from './contract.ts';
import type { Gateway, ShownConnection } from './gateway.ts';
import type { Setting } from './lines/protocol.ts';
import { commonSettings } from './settings.ts';
import type { TestedChannel, TestedChannels } from './testing.ts';

/** The contract of connections and channels, implemented by their service. */
export function gatewayRoutes(gateway: Gateway, words: Words) {
  const os = implement(gatewayContract).$context<RequestContext>();
  return os.router({
    protocols: os.protocols.handler(({ context: { language } }) => ({ protocols: presentProtocols(gateway, language) })),
    list: os.list.handler(async ({ context: { scope, language } }) => ({
      connections: (await gateway.list(scope)).map((one) => presentConnection(one, words, language)),
    })),
    show: os.show.handler(async ({ input, context: { scope, language } }) =>
      presentConnection(await gateway.show(scope, input.connection), words, language),
    ),
    add: os.add.handler(async ({ input, context: { scope, language } }) =>
      presentConnection(await gateway.add(scope, input), words, language),
    ),
    on: os.on.handler(async ({ input, context: { scope, language } }) =>
      presentConnection(await gateway.turn(scope, input.connection, true, gateway.isServing()), words, language),
    ),
    off: os.off.handler(async ({ input, context: { scope, language } }) =>
      presentConnection(await gateway.turn(scope, input.connection, false, gateway.isServing()), words, language),
    ),
    remove: os.remove.handler(async ({ input, context }) => {
      await gateway.remove(context.scope, input.connection);
      return { removed: true };
    }),
    set: os.set.handler(async ({ input: { connection, ...change }, context: { scope, language } }) =>
      presentConnection(await gateway.set(scope, connection, change, gateway.isServing()), words, language),
    ),
    test: os.test.handler(async ({ input, context: { scope, language } }) =>
      presentTested(await gateway.test(scope, input.connection, input.channels), words, language),
    ),
    discover: os.discover.handler(async ({ input, context: { scope, language } }) =>
      presentTested(await gateway.discover(scope, input.connection, input.address ?? ''), words, language),
    ),
    bindChannels: os.bindChannels.handler(async ({ input, context: { scope, language } }) => ({
      channels: (await gateway.bindChannels(scope, input.connection, input.channels, input.preview === true)).map(
        ({ isBound: bound, problem, findings, ...one }) => ({
          ...one,
          bound,
          problem: problem === null ? null : tell(problem, words, language).detail,
          findings: findings.map((finding) => tell(finding, words, language)),
        }),
      ),
    })),
    unbindChannels: os.unbindChannels.handler(async ({ input, context: { scope, language } }) => ({
      channels: (await gateway.unbindChannels(scope, input.connection, input.channels)).map(({ channel, problem }) => ({
        channel,
        problem: problem === null ? null : tell(problem, words, language).detail,
      })),
    })),
    importChannels: os.importChannels.handler(importing(words, gateway.importChannels)),
    channels: os.channels.handler(async ({ input: { connection }, context: { scope } }) => {
      const [bound, unbound] = await Promise.all([gateway.channels(scope, connection), gateway.unbound(scope, connection ?? null)]);
      return {
        channels: bound.map(({ code: _code, ...one }) => one),
        unbound: unbound.map((one) => ({ ...one, received: one.received.toISOString() })),
      };
    }),
  });
}

function presentProtocols(gateway: Gateway, language: Language) {
  return gateway.protocols().map(({ name, label, way, port, settings, secrets, channelExample, discover }) => ({
    protocol: name,
    name: textIn(label, language),
    way,
    port,
    settings: [...settings, ...commonSettings].map((one) => presentSetting(one, language)),
    secrets: secrets === 'any' ? null : secrets.map((one) => presentSetting(one, language)),
    channel: channelExample,
    discovery: discover === undefined ? null : textIn(discover.hint, language),
  }));
}

function presentSetting({ name, label, isRequired, hint, usual, choices }: Setting, language: Language) {
  return {
    name,
    label: textIn(label, language),
    required: isRequired === true,
    hint: hint === undefined ? null : textIn(hint, language),
    usual: usual ?? null,
    choices: choices === undefined ? null : [...choices],
  };
}

function presentConnection(
  { made, last, frame, frameWords, findings, secrets, ...rest }: ShownConnection,
  words: Words,
  language: Language,
) {
  return {
    ...rest,
    settings: { ...rest.settings },
    secrets: [...secrets],
    made: made.toISOString(),
    last: last === null ? null : last.toISOString(),
    frame: frame === null ? null : hexText(frame),
    frameWords: frameWords === null ? null : textIn(frameWords, language),
    findings: findings.map((finding) => tell(finding, words, language)),
  };
}

function presentTested({ channels, findings }: TestedChannels, words: Words, language: Language) {
  return {
    channels: channels.map((one) => presentChannel(one, words, language)),
    findings: findings.map((finding) => tell(finding, words, language)),
  };
}

function presentChannel({ at, frame, name, problem, words: said, findings, ...rest }: TestedChannel, words: Words, language: Language) {
  return {
    ...rest,
    at: at === null ? null : formatInstant(Math.floor(at / 1000)),
    frame: frame === null ? null : hexText(frame),
    name: name === null ? null : textIn(name, language),
    words: said === null ? null : textIn(said, language),
    problem: problem === null ? null : tell({ code: problem, severity: 'warning', evidence: rest }, words, language).detail,
    findings: findings.map((finding) => tell(finding, words, language)),
  };
}
