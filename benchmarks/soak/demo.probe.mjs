// Loaded into the process of the demo before it: tells its memory when asked, and lets it end by itself.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('message', () => {
    globalThis.gc();
    globalThis.gc();
    process.send({ heap: process.memoryUsage().heapUsed });
  });
  // Whoever has started it may end without a word.
  process.on('disconnect', () => process.exit());
  // To listen would keep it alive.
  process.channel.unref();

  // After its hooks Nest sends the signal once more, to end whatever is left. Here nothing may be left.
  const { kill } = process;
  process.kill = (pid, signal) => (pid === process.pid ? true : kill.call(process, pid, signal));
}
