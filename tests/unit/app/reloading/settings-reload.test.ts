import { expect, test } from 'vitest';
import type { Environment } from '../../../../src/app/environment.ts';
import { CHANGEABLE, runningSettings } from '../../../../src/app/reloading/running-settings.ts';
import { settingsReload } from '../../../../src/app/reloading/settings-reload.ts';
import { parseSettings, settingsSchema } from '../../../../src/app/settings.ts';
import { PlainError } from '../../../../src/system/errors.ts';
import { memoryLog } from '../../../support/memory-log.ts';

/** A bot at work with these settings, and what it says when the file has others. */
function atWork(file: Environment | null, processEnvironment: Environment = {}) {
  const running = runningSettings(parseSettings({ ...file, ...processEnvironment }));
  const { log, lines } = memoryLog();
  let now: () => Environment | null = () => file;
  const { take } = running;
  const reload = settingsReload({ processEnvironment, file, readFile: () => now(), take, log });
  return {
    settings: running.settings,
    reload: (next: Environment | null) => {
      now = () => next;
      lines.length = 0;
      reload();
      return lines.map(({ level, message }) => `${level}: ${message}`);
    },
    fail: (error: Error) => {
      now = () => {
        throw error;
      };
      lines.length = 0;
      reload();
      return lines.map(({ message }) => message);
    },
  };
}

test('what may change while the bot runs is taken over', () => {
  const { settings, reload } = atWork({ LOG_LEVEL: 'info' });
  const { serverLimits } = settings;
  const said = reload({
    LOG_LEVEL: 'debug',
    EXCERPT_LENGTH: '500',
    ANSWER_THRESHOLD: '0.8',
    SERVER_DOCUMENTS: '7',
    SERVER_MEGABYTES: '1',
    SERVER_WORDS: '1000',
    SHELVES_MEGABYTES: '2',
  });
  expect(said).toEqual([
    expect.stringMatching(/^info: .* changed: EXCERPT_LENGTH, .*LOG_LEVEL\.$/),
  ]);
  expect(settings).toMatchObject({
    logLevel: 'debug',
    excerptLength: 500,
    answerThreshold: 0.8,
    shelvesMemory: 2 * 1024 * 1024,
  });
  expect({ ...serverLimits }).toEqual({ documents: 7, bytes: 1024 * 1024, words: 1000 });
  expect(reload({})).toEqual([expect.stringContaining('changed: EXCERPT_LENGTH')]);
  expect(settings).toMatchObject({ excerptLength: 300, answerThreshold: null });
});

test('what needs a restart is named and stays, its value unsaid', () => {
  const { settings, reload } = atWork({ DATA_DIR: 'data' });
  const said = reload({ DATA_DIR: 'elsewhere', DISCORD_TOKEN: 's3cret', EXCERPT_LENGTH: '400' });
  expect(said).toEqual([
    'warn: DISCORD_TOKEN needs a restart; until then the value of before stays.',
    'warn: DATA_DIR needs a restart; until then the value of before stays.',
    'info: The settings were read again; changed: EXCERPT_LENGTH.',
  ]);
  expect(settings).toMatchObject({ dataDir: 'data', token: null, excerptLength: 400 });
});

test('a bad value leaves the one of before in place, and the others are taken', () => {
  const { settings, reload } = atWork({ EXCERPT_LENGTH: '400' });
  const said = reload({ EXCERPT_LENGTH: 'l0ng', ANSWER_THRESHOLD: '0.9', METRICS_PORT: 'x' });
  expect(said).toEqual([
    'warn: EXCERPT_LENGTH must be a whole number of characters from 80 to 1500; the value of before stays.',
    'warn: METRICS_PORT must be a whole number from 0 to 65535; the value of before stays.',
    'info: The settings were read again; changed: ANSWER_THRESHOLD.',
  ]);
  expect(settings).toMatchObject({ excerptLength: 400, answerThreshold: 0.9 });
  expect(reload({ EXCERPT_LENGTH: '600' })).toEqual([
    'info: The settings were read again; changed: EXCERPT_LENGTH, ANSWER_THRESHOLD.',
  ]);
});

test('what the environment says comes before the file, and that is said', () => {
  const { settings, reload } = atWork({ LOG_LEVEL: 'info' }, { LOG_LEVEL: 'warn' });
  expect(reload({ LOG_LEVEL: 'debug' })).toEqual([
    'warn: LOG_LEVEL is set in the environment, which comes before .env: it stays.',
    'info: The settings were read again; nothing changed.',
  ]);
  expect(settings.logLevel).toBe('warn');
});

test('nothing that changed is said, and so is a file that is missing or cannot be read', () => {
  const { reload, fail, settings } = atWork({ EXCERPT_LENGTH: '400' });
  expect(reload({ EXCERPT_LENGTH: ' 400 ' })).toEqual([
    'info: The settings were read again; nothing changed.',
  ]);
  expect(fail(new PlainError('The file .env cannot be read.'))).toEqual([
    'The file .env cannot be read. The settings stay as they were.',
  ]);
  expect(settings.excerptLength).toBe(400);
  expect(reload(null)[0]).toMatch(/^warn: There is no \.env in this folder/);
});

test('the settings that may change are settings', () => {
  const names = new Set(Object.keys(settingsSchema.shape));
  expect([...CHANGEABLE].filter((name) => !names.has(name))).toEqual([]);
});
