import { expect, test } from 'vitest';
import { builtProgram } from '../../support/built-program.ts';
import { run } from '../../support/process.ts';

const SECRET = 'MTEw.secret.token';

/** What a process writes that logs these fields on no terminal, line by line. */
async function logged(fields: readonly object[]): Promise<string[]> {
  const program = await builtProgram('tests/fixtures/programs/log-fields.ts');
  const child = run(process.execPath, [program, JSON.stringify(fields)]);
  expect(await child.exit).toBe(0);
  return child.output().trim().split('\n');
}

test('a secret is left out of the log wherever objects of Discord hold one', async () => {
  const fields = [
    { token: SECRET },
    { client: { token: SECRET } },
    { interaction: { token: SECRET } },
    { authorization: `Bot ${SECRET}` },
    { request: { authorization: `Bot ${SECRET}` } },
    { headers: { authorization: `Bot ${SECRET}` } },
  ];
  const lines = await logged(fields);
  expect(lines).toHaveLength(fields.length);
  for (const line of lines) {
    expect(line).not.toContain(SECRET);
    expect(line).toContain('[secret]');
    expect(line).toContain('Said.');
  }
});
