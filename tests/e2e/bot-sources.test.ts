import { describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

const CLAIM = 'The lighthouse was built of grey granite between 1851 and 1854.';

describe('Ask for a source', () => {
  test('asks in public once, takes sources after a restart, and lists what is overdue', async () => {
    const sandbox = await openSandbox();
    let now = Date.now();
    const services = { ...emptyServices(), clock: () => new Date(now) };
    const bot = await runBot(sandbox, { services });
    const at = (who: string) => sandbox.as(who).in('general');
    const target = at('theo').post(`Fun fact: ${CLAIM}`);
    const offers = await Promise.all(
      ['mia', 'olga'].map(async (who) => ({
        who,
        offer: await at(who).menu('Ask for a source', target.id),
      })),
    );
    expect(offers.every(({ offer }) => isEphemeral(offer.message))).toBe(true);
    expect(textOf(offers[0]?.offer.message)).toContain('Thomas Stevenson');
    await Promise.all(
      offers.map(({ who, offer }) => at(who).press(offer.message?.id ?? '', 'Ask the author')),
    );
    await sandbox.settled();
    const posts = () =>
      at('theo')
        .messages()
        .filter((one) => one.author.bot && !isEphemeral(one));
    expect(posts()).toHaveLength(1);
    const [post] = posts();
    expect(post?.mentions.map(({ id }) => id)).toEqual([target.author.id]);
    expect(post?.message_reference?.message_id).toBe(target.id);
    expect(labelsOf(post)).toEqual(['Give a source', 'Find sources', 'Withdraw', '🗑']);

    await bot.stop();
    await runBot(sandbox, { services });
    const form = await at('theo').press(post?.id ?? '', 'Give a source');
    await at('theo').submit(form, { source: 'LIGHT 1.1' });
    const second = await at('mia').press(post?.id ?? '', 'Give a source');
    await at('mia').submit(second, { source: '@everyone <@1300000000000000003> **a book**' });
    await sandbox.settled();
    const [, found, title] = posts();
    expect(textOf(found)).toMatch(/LIGHT:1\.1~\w{5}/);
    expect(textOf(title)).toContain('not in the library, not checked');
    expect([found, title].flatMap((one) => one?.mentions ?? [])).toEqual([]);
    expect(title?.mention_everyone).toBe(false);
    const sources = await at('mia').press(post?.id ?? '', 'Find sources');
    expect(textOf(sources.messages.at(-1))).toContain('Thomas Stevenson');

    const other = at('mia').post(
      'Paraffin replaced the whale oil in 1870, and electricity came in 1954.',
    );
    const asked = await at('theo').menu('Ask for a source', other.id);
    await at('theo').press(asked.message?.id ?? '', 'Ask the author');
    await sandbox.settled();
    const calls = sandbox.calls.length;
    now += 25 * 3_600_000;
    await sandbox.settled();
    expect(sandbox.calls).toHaveLength(calls);
    const listed = await at('theo').slash('queue sources');
    expect(textOf(listed.message)).toContain('2 requests, 1 overdue');
    expect(textOf(listed.message)).toContain('2 of 3 sources given');
    const resolved = await at('theo').press(listed.message?.id ?? '', 'Resolve 1');
    expect(textOf(resolved.message)).toContain('1 request, 1 overdue');

    const withdrawn = await at('theo').press(posts().at(-1)?.id ?? '', 'Withdraw');
    expect(textOf(withdrawn.message)).toContain('was withdrawn');
    expect(
      at('mia')
        .commands()
        .map(({ name }) => name),
    ).not.toContain('queue');
    expect(sandbox.refusals).toEqual([]);
  });

  test('lets one of several statements be chosen, and says that the message is gone', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    await runBot(sandbox, { services });
    const at = (who: string) => sandbox.as(who).in('general');
    const target = at('theo').post(`${CLAIM}\n\nThree keepers lived on the rock at any time.`);
    const asked = await at('mia').menu('Ask for a source', target.id);
    const select =
      /"custom_id":"(source-claim[^"]+)"/.exec(JSON.stringify(asked.message))?.[1] ?? '';
    const chosen = await at('mia').choose(asked.message?.id ?? '', select, ['1']);
    const offer = chosen.messages.at(-1);
    expect(textOf(offer)).toContain('### Three keepers lived on the rock at any time.');
    at('theo').remove(target.id);
    const late = await at('mia').press(offer?.id ?? '', 'Ask the author');
    expect(textOf(late.messages.at(-1))).toContain('That message is not there any more');
    expect(await services.sourceRequests.ofServer('1200000000000000000')).toEqual([]);
  });
});
