import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { message, openPage } from './open-page.ts';
import { layout, startShowcase } from './showcase-bot.ts';

/** Pieces from which people build attacks, and those that Markdown reacts to. */
const PIECES = [
  '<script>globalThis.pwned = 1</script>',
  '<img src=x onerror="globalThis.pwned = 1">',
  '<svg/onload=globalThis.pwned=1>',
  '"><iframe srcdoc="<script>parent.pwned=1</script>">',
  'javascript:globalThis.pwned=1//',
  '[click](javascript:globalThis.pwned=1)',
  '[click](https://example.org/"onmouseover="pwned=1)',
  '<javascript:globalThis.pwned=1>',
  '<https://example.org/<script>>',
  '{{constructor.constructor("globalThis.pwned=1")()}}',
  '</textarea><script>globalThis.pwned=1</script>',
  '&lt;script&gt;',
  '\u202e',
  '\u0000',
  '**',
  '__',
  '||',
  '`',
  '```',
  '> ',
  '# ',
  '- ',
  '\n',
  '](',
  '<t:99999999999999:F>',
  '<@1300000000000000001>',
];

const nasty = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.string()), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join('').slice(0, 1900))
  .filter((text) => text.trim() !== '');

/** Everything in a message that could do more than show text. */
const ACTIVE = `[...document.querySelectorAll('.messages *')].flatMap((node) => [
  ...(['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'BASE', 'META', 'FORM'].includes(node.tagName) ? [node.tagName] : []),
  ...node.getAttributeNames().filter((name) => name.startsWith('on')),
  ...(node.tagName === 'A' && !/^https?:$/.test(node.protocol) ? [node.href] : []),
  ...(node.tagName === 'IMG' && !node.src.startsWith(location.origin + '/') ? [node.src] : []),
])`;

test('what documents and people write never becomes markup, whatever it is', async () => {
  const sandbox = await openSandbox();
  const bot = await startShowcase(sandbox);
  const { page, problems } = await openPage(sandbox.url);
  const channel = await bot.client.channels.fetch('1400000000000000001');
  if (channel?.isSendable() !== true) throw new Error('no channel to write in');
  const texts = fc.sample(nasty, { numRuns: 120, seed: 20261121 });
  for (const [index, text] of texts.entries()) {
    sandbox.as('theo').in('general').post(`${index} ${text}`);
  }
  for (const text of texts.slice(0, 3)) {
    const { files, components } = layout(text);
    await channel.send({ flags: 32_768, files, components } as never);
  }
  await channel.send({
    embeds: [{ title: PIECES[1], description: PIECES.slice(0, 12).join(' ') }],
  } as never);
  await sandbox
    .as('mia')
    .in('general')
    .slash('echo', { text: PIECES.slice(0, 12).join(' ') });
  await message(page, 'in no book').waitFor();

  expect(await page.evaluate(ACTIVE)).toEqual([]);
  expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
  // Where nothing else is in it, the text reads as it was written.
  const plain = '<b>bold?</b> & <script>no</script>';
  sandbox.as('theo').in('general').post(plain);
  await message(page, 'bold?').waitFor();
  expect(await message(page, 'bold?').locator('.markdown').textContent()).toBe(plain);
  expect(problems).toEqual([]);
});
