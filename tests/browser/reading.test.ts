import { expect, test } from 'vitest';
import { duePartPoster } from '../../src/app/readings/post-due-parts.ts';
import { written } from '../../src/community/settings/setting-values.ts';
import { runBot } from '../support/bot.ts';
import { smallLibrary } from '../support/library.ts';
import { memoryLog } from '../support/memory-log.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';
import { message, openPage } from './open-page.ts';

const SERVER = '1200000000000000000';
const SHOTS = process.env['SCREENSHOTS'];

test('a part is posted, read on and reported by a member on a phone, resolved by a moderator', {
  timeout: 120_000,
}, async () => {
  const sandbox = await openSandbox();
  let now = new Date('2026-05-04T05:00:00Z');
  const services = { ...emptyServices(), clock: () => now };
  const library = smallLibrary();
  const bot = await runBot(sandbox, { services, library: async () => library });
  const at = sandbox.as('theo').in('general');
  const log = sandbox.as('theo').in('rules-questions').channel.id;
  await services.serverSettings.change(SERVER, 'log', null, written.log(log));
  const theo = await openPage(`${sandbox.url}/#theo`);
  const mia = await openPage(sandbox.url, { viewport: { width: 375, height: 740 } });
  const options = { document: 'LIGHT', channel: at.channel.id, every: 'day', at: '08:00' };
  await at.slash('reading start', { ...options, zone: 'Europe/Berlin', words: 400 });
  const preview = message(theo.page, 'of about 400 words');
  await preview.waitFor();
  if (SHOTS) await theo.page.screenshot({ path: `${SHOTS}/reading-start.png` });
  await preview.getByRole('button', { name: 'Start' }).click();
  await message(theo.page, 'Started.').waitFor();

  now = new Date('2026-05-04T06:00:00Z');
  const post = duePartPoster({
    services: bot.services,
    library: async () => library,
    log: memoryLog().log,
  });
  await post(now);
  const part = message(mia.page, 'Part 1 of 1');
  await part.waitFor();
  if (SHOTS) await mia.page.screenshot({ path: `${SHOTS}/reading-phone.png` });
  expect(await part.getByRole('button', { name: 'Read on' }).isDisabled()).toBe(true);

  await part.click({ button: 'right' });
  await mia.page.getByRole('menuitem', { name: 'Report citation' }).click();
  const form = mia.page.getByRole('dialog', { name: 'Report citation' });
  await form.getByRole('combobox').click();
  await mia.page.getByRole('option', { name: 'Out of date' }).click();
  await form.getByLabel('Note').fill('There is a newer edition.');
  if (SHOTS) await mia.page.screenshot({ path: `${SHOTS}/report-phone.png` });
  await form.getByRole('button', { name: 'Submit' }).click();
  await message(mia.page, 'Thank you.').waitFor();

  await at.slash('queue reports');
  const queue = message(theo.page, 'Reported posts');
  await queue.waitFor();
  if (SHOTS) await theo.page.screenshot({ path: `${SHOTS}/reports-desktop.png` });
  await queue.getByRole('button', { name: 'Resolve 1' }).click();
  await message(theo.page, 'No post of mine is reported.').waitFor();
  expect([...theo.problems, ...mia.problems]).toEqual([]);
  expect(sandbox.refusals).toEqual([]);
});
