// As much of W3C WebDriver as these tests need (https://www.w3.org/TR/webdriver2/).
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const STARTS_WITHIN = 20_000;

/** Starts `command` with a port of its own and waits until it answers. */
export const startDriver = async (command, args) => {
  const port = await freePort();
  // A group of its own: the display server in front of the driver has to go with it.
  const child = spawn(command, [...args, `--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', detached: true });
  let failure = null, gone = false;
  child.on('error', (error) => { failure = error; });
  child.on('exit', () => { gone = true; });
  const call = caller(`http://127.0.0.1:${port}`);
  for (const end = Date.now() + STARTS_WITHIN; ;) {
    if (failure) throw failure;
    try {
      await call('GET', '/status');
      break;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    call,
    isGone: () => gone,
    stop: () => {
      try {
        process.kill(-child.pid);
      } catch {
        // Gone already.
      }
    },
  };
};

const caller = (origin) => async (method, path, body) => {
  const answer = await fetch(origin + path, { method, body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
};

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
