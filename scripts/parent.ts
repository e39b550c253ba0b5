const EVERY_MS = 500;

/**
 * Takes the end of npm for a request to stop: npm tells a signal to its shell, which keeps it to itself, and the
 * program would go on without anybody to stop it.
 */
export function stopWithParent(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  watch.unref();
}
