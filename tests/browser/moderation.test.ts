import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { written } from '../../src/community/settings/setting-values.ts';
import { runBot } from '../support/bot.ts';
import { smallLibrary } from '../support/library.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';
import { message, openPage } from './open-page.ts';

const SERVER = '1200000000000000000';
const CLAIM = 'The lighthouse was built of grey granite between 1851 and 1854.';
const SHOTS = process.env['SCREENSHOTS'];

test('a rule is cited, a source asked for and given in a form, by two people', {
  timeout: 90_000,
}, async () => {
  const sandbox = await openSandbox();
  const services = emptyServices();
  const library = smallLibrary({
    'rules.md': readFileSync('tests/fixtures/rules/rules.md', 'utf8'),
  });
  await runBot(sandbox, { services, library: async () => library });
  const rules = written.rules({ key: 'RULES', ground: [], questionsTo: null });
  await services.serverSettings.change(SERVER, 'rules', null, rules);
  sandbox.as('mia').in('general').post(`You idiots! ${CLAIM}`);

  const theo = await openPage(`${sandbox.url}/#theo`);
  const mia = await openPage(sandbox.url, { viewport: { width: 375, height: 740 } });
  const statement = theo.page.getByRole('article').filter({ hasText: 'You idiots' }).first();
  await statement.click({ button: 'right' });
  await theo.page.getByRole('menuitem', { name: 'Cite rule' }).click();
  const menu = message(theo.page, 'Which rule?');
  await menu.getByRole('combobox', { name: 'Choose a rule' }).click();
  if (SHOTS) await theo.page.screenshot({ path: `${SHOTS}/rule-menu.png` });
  await theo.page.getByRole('option', { name: /Be kind/ }).click();
  await message(theo.page, 'Only you see this').getByRole('button', { name: 'Post here' }).click();
  await message(mia.page, 'Moderators point to this rule').waitFor();
  if (SHOTS) await mia.page.screenshot({ path: `${SHOTS}/rule-phone.png` });

  await statement.click({ button: 'right' });
  await theo.page.getByRole('menuitem', { name: 'Ask for a source' }).click();
  await message(theo.page, 'The closest passage')
    .getByRole('button', { name: 'Ask the author' })
    .click();
  const asked = message(mia.page, 'for a source:');
  await asked.getByRole('button', { name: 'Give a source' }).click();
  const form = mia.page.getByRole('dialog', { name: 'Give a source' });
  await form.getByLabel('Reference, link or title').fill('LIGHT 1.1');
  if (SHOTS) await mia.page.screenshot({ path: `${SHOTS}/source-phone.png` });
  await form.getByRole('button', { name: 'Submit' }).click();
  await message(theo.page, 'gives a source from the library').waitFor();
  if (SHOTS) await theo.page.screenshot({ path: `${SHOTS}/source-desktop.png` });
  expect([...theo.problems, ...mia.problems]).toEqual([]);
  expect(sandbox.refusals).toEqual([]);
});
