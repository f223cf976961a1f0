// Loaded into a bot that is measured (`node --expose-gc --import`): tells its memory when it is asked to.
process.on('message', (asked) => {
  if (asked !== 'heap') return;
  // Twice, since what has a finalizer goes with the second.
  globalThis.gc();
  setImmediate(() => {
    globalThis.gc();
    process.send(process.memoryUsage());
  });
});
process.channel?.unref();
