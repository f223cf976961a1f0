#!/usr/bin/env node
import { PlainError } from './system/errors.ts';
import { stopWhenAsked } from './system/shutdown.ts';

// Before anything that takes long is loaded, so that a start can be called off.
const stopping = stopWhenAsked();

try {
  const { start } = await import('./start.ts');
  await start(stopping);
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.exitCode);
}
